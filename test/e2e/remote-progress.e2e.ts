import { join } from 'node:path';
import { addManyProducts } from '../helpers/many-products.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

test('adding a remote to many products shows how far it is, and leaves nothing where it is cancelled', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'Shop');
  await (await desk.start({ catalog })).close();
  addManyProducts(catalog, 300_000);
  const { page } = await desk.start();
  const person = sitDown(page);
  await person.see('300,000 products');
  await page.getByRole('button', { name: 'Remotes', exact: true }).click();
  await page.getByRole('button', { name: 'Add a remote' }).first().click();
  const wizard = person.dialog('Add a remote');
  await wizard.getByRole('button', { name: /Jani/ }).click();
  await person.enter('Address', 'https://billing.example.com', wizard);
  await person.press('Enter');
  const bar = wizard.getByRole('progressbar', { name: 'Checking against your remotes' });
  await wizard.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(bar).toBeHidden();
  expect(await ask(page, 'remotes.list', {})).toEqual([]);
  await expect(wizard.getByRole('button', { name: 'Add remote' })).toBeFocused();
  await person.press('Enter');
  await expect(bar).toBeVisible();
  await expect(wizard).toBeHidden();
  expect(await ask(page, 'remotes.list', {})).toHaveLength(1);
});
