import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('what came in goes to the remote by keyboard, one product first', async ({ desk }) => {
  const file = join(desk.folder, 'mugs.csv');
  writeFileSync(file, 'Name,SKU,Price\nMug,007,12.50\nBowl,008,3.00\nJug,009,4.00\n');
  const { page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
  const person = sitDown(page);
  await person.addJani(sandbox, 'For this run only');
  await person.press('Control+1');
  await person.press('Control+i');
  await page.getByLabel('File to import', { exact: true }).setInputFiles(file);
  await expect(page.getByRole('button', { name: /^Check every row/ })).toBeFocused();
  await person.press('Control+Enter');
  const dialog = person.dialog(/^Import/);
  await expect(dialog.getByText('3 rows: 3 new.')).toBeVisible();
  await person.press('Control+Enter');
  await expect(dialog.getByText('Imported 3 new products.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Send them…/ })).toBeFocused();
  expect(sandbox.products('jani')).toHaveLength(0);
  await person.press('Enter');
  const send = person.dialog('Send 3 products');
  await expect(send.getByText(/^3 ready/)).toBeVisible();
  await person.press('Control+Enter');
  await person.see('1 on the way. 2 wait for your word after the test.');
  await expect.poll(() => sandbox.products('jani').length, { timeout: 45_000 }).toBe(1);
});
