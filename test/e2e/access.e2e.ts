import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

/** What axe finds wrong, in its own words; legacy mode, for Electron can't open the page that axe would like. */
async function findFaults(page: Page, screen: string): Promise<readonly string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${screen}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen in ${theme} colours`, async ({ desk }) => {
    test.setTimeout(120_000);
    const { page } = await desk.start();
    const person = sitDown(page);
    const faults: string[] = [];
    const look = async (screen: string) => faults.push(...(await findFaults(page, screen)));
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toHaveCount(1);

    await person.see('Try the sample catalog');
    await look('first run');
    await page.getByRole('button', { name: /Try the sample catalog/ }).click();
    await person.see('24 products');
    await look('the list');
    await page.getByRole('button', { name: 'Remotes', exact: true }).click();
    await look('remotes without any');
    await page
      .getByRole('button', { name: /^Add a remote/ })
      .first()
      .click();
    await look('the choice of a profile');
    await person.press('Escape');
    await person.addJani(sandbox, 'Store it anyway');
    await person.addJourneybee(sandbox, 'Store it anyway');
    await look('remotes');
    await page.getByRole('button', { name: 'Change JourneyBee' }).click();
    await look('a remote');
    await person.press('Escape');

    await person.press('Control+1');
    await person.typeProduct({ Name: 'Kettle', Price: '12.345', 'Image address': 'nowhere' });
    await person.see(/problem/);
    await look('a form with problems');
    await person.enter('Price', '1,234');
    await look('a price with two readings');
    await person.enter('Price', '12.34');
    await person.enter('Image address', '');
    await person.save();
    await page.getByRole('grid').click();
    await person.press('Control+a');
    await person.press('Control+e');
    await person.enter('Find', 'the');
    await person.enter('Replace with', 'that');
    await person.see(/Apply to/);
    await look('the preview of a bulk edit');
    await person.press('Control+Enter');
    await person.see(/^Changed the description/);
    await look('the list with a message');
    await sandbox.faults.set('jani', { name: 'reset-after-create' });
    await sandbox.faults.set('journeybee', { name: 'status', status: 422, message: 'body/name: Too short' });
    await person.press('Control+Shift+s');
    await person.see(/Test with one first/);
    await look('the summary before sending');
    await page.getByRole('button', { name: /^Send \d+$/ }).click();
    await person.showSendList();
    await person.see('Unsure');
    await person.see('Not accepted');
    await look('the Send list');
    await page
      .getByRole('button', { name: /^What happened to/ })
      .first()
      .click();
    await look('the details of a submission');
    await page
      .getByRole('button', { name: /^Is .* at/ })
      .first()
      .click();
    await look('the question about an unsure one');
    await person.press('Escape');
    await person.press('Control+5');
    await look('history');
    await person.press('Control+k');
    await look('the palette');
    await person.press('Escape');
    await person.press('Control+/');
    await look('the shortcuts');
    expect(faults).toEqual([]);
  });
}

test('axe finds nothing in an empty catalog', async ({ desk }) => {
  const { page } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  await sitDown(page).see('All products');
  expect(await findFaults(page, 'an empty catalog')).toEqual([]);
});
