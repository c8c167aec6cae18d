import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

let sandbox: Sandbox;
test.beforeEach(async () => {
  sandbox = await startSandbox();
});
test.afterEach(async () => {
  await sandbox.close();
});

/** The system's own dialog is out of reach: it says that the person chose this file. */
async function chooseFile(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
}

async function enlarge(app: ElectronApplication, width: number, height: number, zoom: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, to) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(to.width, to.height);
      window?.webContents.setZoomFactor(to.zoom);
    },
    { width, height, zoom },
  );
}

/** Whether all of a button can be seen and clicked without scrolling. */
async function isInSight(page: Page, name: string): Promise<boolean> {
  return await page.getByRole('button', { name, exact: true }).evaluate((button) => {
    const { left, top, right, bottom } = button.getBoundingClientRect();
    const corners = [
      [left + 4, top + 4],
      [right - 4, bottom - 4],
    ] as const;
    return corners.every(([x, y]) => button.contains(document.elementFromPoint(x, y)));
  });
}

test('by keyboard alone a refusal is found, opened and saved to a file, at twice the size too', async ({
  desk,
}) => {
  const { page, app } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  const person = sitDown(page);
  await person.addJani(sandbox, 'For this run only');
  await person.press('Control+1');
  await sandbox.faults.set('jani', { name: 'status', status: 422, message: 'body/name: Too short' });
  await person.typeProduct({ Name: '=Kettle' });
  await person.save();
  await person.press('Control+Shift+s');
  await person.see(/1 ready/);
  await enlarge(app, 960, 600, 2);
  await expect.poll(() => isInSight(page, 'Send 1')).toBe(true);
  await person.press('Enter');
  await enlarge(app, 1280, 800, 1);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await person.press('Control+4');
  await person.see('Not accepted');
  await person.press('Control+Shift+f');
  await expect(page.getByLabel('Find in the Send list')).toBeFocused();
  await page.keyboard.type('kettle');
  await person.see('1 row has “kettle”.');
  await person.press('ArrowDown');
  const row = page.getByRole('button', { name: /^What happened to =Kettle/ });
  await expect(row).toBeFocused();
  await person.press('ArrowRight');
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await person.press('ContextMenu');
  await expect(page.getByRole('button', { name: 'Fix =Kettle' })).toBeFocused();
  await person.press('Escape');
  await expect(row).toBeFocused();

  const file = join(desk.folder, 'list.csv');
  await chooseFile(app, file);
  await person.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command or product' })).toBeFocused();
  await page.keyboard.type('export the send');
  await expect(page.getByRole('option', { name: /^Export the Send list/ })).toBeVisible();
  await person.press('Enter');
  await expect(page.getByRole('button', { name: 'Save as…' })).toBeFocused();
  await enlarge(app, 960, 600, 2);
  await expect.poll(() => isInSight(page, 'Save as…')).toBe(true);
  await person.press('Enter');
  await person.see('Exported 1 row.');
  const [, line] = readFileSync(file, 'utf8').split('\r\n');
  expect(line).toMatch(/^'=Kettle,,Jani,Not accepted,/);
});
