import { expect, type Locator } from '@playwright/test';
import { type Desk, test } from './fixture.ts';
import { sitDown } from './person.ts';

async function openSample(desk: Desk) {
  const { page, close } = await desk.start();
  const person = sitDown(page);
  await page.getByRole('button', { name: /Try the sample catalog/ }).press('Enter');
  await person.see('24 products');
  await page.locator('canvas[data-pane-focus]').focus();
  return { page, person, close };
}

/** Goes through the list of a choice by its keys, as a person does who reads what it is on. */
async function choose(box: Locator, name: string): Promise<void> {
  const page = box.page();
  await box.focus();
  await page.keyboard.press('Enter');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  for (let option = 0; option < 15; option += 1) {
    const on = await box.getAttribute('aria-activedescendant');
    if (on !== null && (await page.locator(`[id="${on}"]`).textContent())?.trim() === name) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue(name);
}

test('several actions on everything, kept as a recipe, by keyboard alone; undone after a restart', async ({
  desk,
}) => {
  const { page, person, close } = await openSample(desk);
  await person.press('Control+a');
  await person.press('Control+e');
  const dialog = person.dialog('Bulk edit');
  await expect(dialog).toBeVisible();
  await choose(dialog.getByRole('combobox', { name: 'Action' }), 'Add at the end');
  await dialog.getByLabel('Text to add at the end').focus();
  await page.keyboard.type(' Made to last.');
  await dialog.getByRole('button', { name: 'Add another action' }).press('Enter');
  await choose(dialog.getByRole('combobox', { name: 'Field' }).last(), 'Price');
  await choose(dialog.getByRole('combobox', { name: 'Action' }).last(), 'Raise or lower');
  await dialog.getByLabel('Percent', { exact: true }).last().focus();
  await page.keyboard.type('10');
  await expect(dialog.getByText(/^48 values: /)).toBeVisible();

  const keep = dialog.getByRole('button', { name: 'Save as a recipe…' });
  await keep.press('Enter');
  await page.keyboard.type('No name');
  await person.press('Escape');
  await expect(keep).toBeFocused();
  await expect(dialog.getByText(/^48 values: /)).toBeVisible();
  await person.press('Enter');
  await page.keyboard.type('Last and rise');
  await person.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Recipe' })).toHaveValue('Last and rise');
  await person.press('Control+Enter');
  await person.see('Changed 24 products.');

  await close();
  const again = await desk.start();
  const later = sitDown(again.page);
  await later.see('24 products');
  await later.press('Control+5');
  await later.see('Bulk edit: description and price of 24 products');
  await later.press('Control+z');
  await later.see('Undone: Bulk edit: description and price of 24 products.');
  await again.close();
});

test('find and replace shows every place, and leaves two of them as they are', async ({ desk }) => {
  const { page, person } = await openSample(desk);
  await person.press('Control+h');
  const dialog = person.dialog('Find and replace');
  await dialog.getByLabel('Find', { exact: true }).focus();
  await page.keyboard.type('a');
  await dialog.getByLabel('Replace with').focus();
  await page.keyboard.type('@');
  const sum = dialog.getByText(/places? will be replaced/);
  await expect(sum).toHaveText(/ (\d+) of \1 places will be replaced/);
  const [, found = ''] = /of (\d+) places/.exec((await sum.textContent()) ?? '') ?? [];
  const places = dialog.getByRole('checkbox', { name: /^Replace a, place/ });
  await expect(places.nth(0)).toBeEnabled();
  await places.nth(0).focus();
  await person.press('Space');
  await places.nth(1).focus();
  await person.press('Space');
  await expect(sum).toHaveText(new RegExp(` ${Number(found) - 2} of ${found} places will be replaced`));
  await person.press('Control+Enter');
  await person.see(/^Changed \d+ products\.$/);
  await person.press('Control+h');
  // What is typed stays for the next time: exactly the two are left.
  await expect(dialog.getByText(/ 2 of 2 places will be replaced/)).toBeVisible();
});
