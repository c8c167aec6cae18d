import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { CREEM_LIKE } from '../helpers/creem-like.ts';
import { findAxeFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

let sandbox: Sandbox;
test.beforeEach(async () => {
  sandbox = await startSandbox();
});
test.afterEach(async () => {
  await sandbox.close();
});

/** What a person may have asked the system for; each screen is looked at in both ways of its theme. */
const AS_IT_IS = { way: 'as it is', contrast: null, forcedColors: null } as const;
const WAYS = {
  light: [AS_IT_IS, { way: 'with more contrast', contrast: 'more', forcedColors: null }],
  dark: [AS_IT_IS, { way: 'in forced colours', contrast: 'more', forcedColors: 'active' }],
} as const;

/** What axe finds wrong on a screen, in each of the ways. */
async function findFaults(page: Page, theme: keyof typeof WAYS, screen: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { way, ...media } of WAYS[theme]) {
    await page.emulateMedia(media);
    faults.push(...(await findAxeFaults(page, `${screen}, ${way}`)));
  }
  return faults;
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen in ${theme} colours`, async ({ desk }) => {
    const { page } = await desk.start();
    const person = sitDown(page);
    const faults: string[] = [];
    const look = async (screen: string) => faults.push(...(await findFaults(page, theme, screen)));
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
    await page.getByRole('button', { name: /^From a profile file/ }).click();
    await look('the choice of a profile file');
    const giveProfile = (profile: object) =>
      page.getByLabel('Profile file', { exact: true }).setInputFiles({
        name: 'creem.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(profile)),
      });
    await giveProfile({ ...CREEM_LIKE, codec: 'xml' });
    await person.see(/it has 1 mistake/);
    await look('a profile file with mistakes');
    await giveProfile(CREEM_LIKE);
    await person.see('Lost answers');
    await look('what a profile does');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Change the speed' }).click();
    await page.getByRole('button', { name: 'What would be sent' }).click();
    await person.see(/to the letter/);
    await look('what would be sent');
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
    await person.toList();
    await person.press('Control+a');
    await person.press('Control+e');
    await person.enter('Find', 'the');
    await person.enter('Replace with', 'that');
    await person.see(/^Apply to/);
    await look('the preview of a bulk edit');
    await person.press('Control+Enter');
    await person.see(/^Changed \d+ products/);
    await look('the list with a message');
    await person.press('Control+i');
    await person.see('Choose a file…');
    await look('what to import');
    await page
      .getByLabel('Or a table, with its headings')
      .fill('Name,SKU,Price,Colour\nMug,1,1.50,red\nBowl,2,cheap,blue\n');
    await page.getByRole('button', { name: 'Read the table' }).click();
    await person.see('the same word');
    await look('what becomes of a file');
    await page.getByRole('tab', { name: /^First rows/ }).click();
    await look('the first rows of a file');
    await person.press('Control+Enter');
    await person.see('2 rows: 1 new, 1 with problems.');
    await look('the problems of an import');
    await page.getByRole('button', { name: 'Mend line 3' }).click();
    await look('a row that is mended');
    await person.press('Escape');
    await page.getByRole('tab', { name: /^New/ }).click();
    await look('what an import adds');
    await person.press('Escape');
    await person.press('Control+Shift+e');
    await person.see('Export products');
    await look('the export');
    await person.press('Escape');
    await sandbox.faults.set('jani', { name: 'reset-after-create' });
    await sandbox.faults.set('journeybee', { name: 'status', status: 422, message: 'body/name: Too short' });
    await person.press('Control+Shift+s');
    await person.see(/Test with one first/);
    await look('the summary before sending');
    await page.getByRole('button', { name: /^Send \d+$/ }).click();
    await person.showSendList();
    const isItThere = page.getByRole('button', { name: /^Is it there/ }).first();
    await expect(isItThere).toBeVisible();
    // What can be looked up would be sure before it was looked at.
    await sandbox.faults.set('jani', { name: 'down' });
    await person.see('Not accepted');
    await look('the Send list');
    await page
      .getByRole('button', { name: /^What happened to/ })
      .first()
      .click();
    await look('the details of a submission');
    await isItThere.click();
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

  test(`axe finds nothing where many products are edited in ${theme} colours`, async ({ desk }) => {
    const { app, page } = await desk.start();
    const person = sitDown(page);
    const faults: string[] = [];
    const look = async (screen: string) => faults.push(...(await findFaults(page, theme, screen)));
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await page.getByRole('button', { name: /Try the sample catalog/ }).click();
    await person.see('24 products');
    await person.toList();
    await person.press('Control+Home');
    await person.press('F2');
    await look('a cell that is edited');
    await person.press('Escape');
    await person.press('Alt+ArrowDown');
    await look('the menu of a column');
    await person.press('Escape');
    const pasted = 'Name\tPrice\tBilling type\nMug\t1,234\tsometimes';
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), pasted);
    await person.toList();
    await person.press('Control+v');
    await expect(person.dialog('Paste')).toBeVisible();
    await look('a paste that asks');
    await person.press('Escape');
    await page.getByRole('button', { name: 'Columns…' }).click();
    await expect(person.dialog('Columns')).toBeVisible();
    await look('the columns');
    await person.press('Escape');
    await person.press('Control+a');
    await person.press('Control+h');
    await person.enter('Find', 'the', person.dialog('Find and replace'));
    await person.see(/places will be replaced/);
    await look('find and replace');
    await page.getByRole('tab', { name: /^The same/ }).click();
    await look('a tab of the preview');
    await person.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await person.press('Control+Shift+l');
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('e');
    await person.press('Enter');
    await page.getByRole('button', { name: 'Save as view…' }).click();
    await look('the name of a view');
    await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('With e');
    await person.press('Enter');
    await expect(page.getByRole('button', { name: /^With e/ })).toBeVisible();
    await look('a saved view');
    expect(faults).toEqual([]);
  });

  test(`axe finds nothing where something is missing or held, in ${theme} colours`, async ({ desk }) => {
    const faults: string[] = [];
    const catalog = join(desk.folder, 'catalog');
    const { page, close } = await desk.start({ catalog });
    const person = sitDown(page);
    const look = async (screen: string) => faults.push(...(await findFaults(page, theme, screen)));
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await person.see('All products');
    await look('an empty catalog');
    await page.getByRole('button', { name: /^Trash/ }).click();
    await look('an empty trash');
    await person.addJani(sandbox, 'Store it anyway');
    await sandbox.faults.set('jani', { name: 'wrong-key' });
    await person.press('Control+1');
    await person.typeProduct({ Name: 'Kettle' });
    await person.save();
    await look('a saved product');
    await person.send(1);
    await person.showSendList();
    await person.see(/did not accept the key/);
    await look('a held remote');
    await page.getByRole('button', { name: 'Enter a new key' }).first().click();
    await person.see('Use this key');
    await look('the question for a key');
    await close();

    writeFileSync(join(catalog, 'catalog.offshelf'), 'no catalog at all');
    const again = await desk.start({ catalog });
    await sitDown(again.page).see(/was not opened/);
    faults.push(...(await findFaults(again.page, theme, 'a refused catalog')));
    expect(faults).toEqual([]);
  });
}
