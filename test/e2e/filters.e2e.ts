import { findAxeFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';
import { openSample } from './sample.ts';

test('a filter is added, changed, saved as a view, counted, found after a restart, and removed, by keyboard', async ({
  desk,
}) => {
  const first = await desk.start();
  const { page } = first;
  const person = sitDown(page);
  await page.getByRole('button', { name: /Try the sample catalog/ }).press('Enter');
  await person.see('24 products');

  await person.press('Control+Shift+l');
  await expect(page.getByLabel('What', { exact: true }).and(page.locator('input'))).toBeFocused();
  await person.press('Tab');
  await page.keyboard.type('shorter');
  await person.press('Enter');
  await person.press('Tab');
  await page.keyboard.type('100');
  await person.press('Enter');
  const chip = page.getByRole('button', { name: 'Description shorter than 100', exact: true });
  await expect(chip).toBeFocused();
  await expect(page.getByText('24 products')).toBeHidden();

  await person.press('Enter');
  const characters = page.getByRole('textbox', { name: 'How many characters' });
  await expect(characters).toHaveValue('100');
  await characters.fill('80');
  await person.press('Enter');
  await expect(page.getByRole('button', { name: 'Description shorter than 80', exact: true })).toBeFocused();

  await page.getByRole('button', { name: 'Save as view…' }).press('Enter');
  await person.dialog('Save as view').getByLabel('Name', { exact: true }).fill('Too short');
  await person.press('Enter');
  const saved = page.getByRole('button', { name: /^Too short \d+$/ });
  await expect(saved).toHaveAttribute('aria-current', 'page');
  const count = /\d+$/.exec((await saved.textContent()) ?? '')?.[0] ?? '';
  await person.see(new RegExp(`^${count} products?$`));
  await person.press('Control+1');
  await person.see('24 products');
  await first.close();

  const second = await desk.start();
  const again = sitDown(second.page);
  await again.see('24 products');
  await second.page.getByRole('button', { name: `Too short ${count}` }).press('Enter');
  await again.see(new RegExp(`^${count} products?$`));
  await second.page.getByRole('button', { name: 'Description shorter than 80', exact: true }).press('Delete');
  await again.see('24 products');
  await second.page.getByRole('button', { name: 'Save changes to view' }).press('Enter');
  await expect(second.page.getByRole('button', { name: 'Too short 24' })).toBeVisible();
  await second.page.getByRole('button', { name: 'More about the view Too short' }).press('Enter');
  await second.page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await expect(second.page.getByRole('button', { name: /^Too short/ })).toBeHidden();
  await second.page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await expect(second.page.getByRole('button', { name: 'Too short 24' })).toBeVisible();
});

test('a pattern that can not be read is named, and the list is there again once it is mended', async ({
  desk,
}) => {
  const { page, person } = await openSample(desk);
  await person.press('Control+Shift+l');
  await expect(page.getByLabel('What', { exact: true }).and(page.locator('input'))).toBeFocused();
  await person.press('Tab');
  await page.keyboard.type('matches the pattern');
  await person.press('Enter');
  await page.getByRole('textbox', { name: 'Pattern' }).fill('(mug');
  await person.press('Enter');
  await person.see(/“\(mug”/);
  await page.getByRole('button', { name: /^Description matches/ }).press('Delete');
  await person.see('24 products');
});

test('Escape closes an open list of choices, then the filter, and writes nothing', async ({ desk }) => {
  const { page, person } = await openSample(desk);
  await person.press('Control+Shift+l');
  const what = page.getByLabel('What', { exact: true }).and(page.locator('input'));
  await expect(what).toBeFocused();
  await person.press('ArrowDown');
  await expect(what).toHaveAttribute('aria-expanded', 'true');
  await person.press('Escape');
  await expect(what).toHaveAttribute('aria-expanded', 'false');
  await expect(what).toBeFocused();
  await person.press('Escape');
  await expect(person.dialog('Filter')).toBeHidden();
});

test('Enter in the search box looks into descriptions too', async ({ desk }) => {
  const { page, person } = await openSample(desk);
  await person.press('Control+f');
  await page.keyboard.type('cinnamon');
  await person.see('0 products');
  await person.press('Enter');
  await person.see('Also in descriptions: “cinnamon”');
  await person.see(/^[1-9]\d* products?$/);
  await page.getByRole('button', { name: 'Do not search descriptions' }).press('Enter');
  await person.see('0 products');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing at the filters in ${theme} colours`, async ({ desk }) => {
    const { page } = await desk.start();
    const person = sitDown(page);
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toHaveCount(1);
    await page.getByRole('button', { name: /Try the sample catalog/ }).click();
    await person.see('24 products');
    await person.press('Control+Shift+l');
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('e');
    expect(await findAxeFaults(page, 'the filters')).toEqual([]);
    await person.press('Enter');
    await expect(page.getByRole('button', { name: 'Description contains “e”', exact: true })).toBeFocused();
    await page.getByRole('button', { name: 'Save as view…' }).click();
    await person.dialog('Save as view').getByLabel('Name', { exact: true }).fill('With e');
    expect(await findAxeFaults(page, 'the filters')).toEqual([]);
    await person.press('Enter');
    await expect(page.getByRole('button', { name: /^With e/ })).toBeVisible();
    expect(await findAxeFaults(page, 'the filters')).toEqual([]);
  });
}
