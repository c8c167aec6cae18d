import { join } from 'node:path';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';
import { openSheet, readClipboard, readSheet } from './sheet.ts';

test('a table becomes the products of an empty catalog, by the keyboard alone', async ({ desk }) => {
  const { app, page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
  const person = sitDown(page);
  const sheet = readSheet(page);
  const count = async () => (await ask(page, 'products.list', EVERY_PRODUCT)).total;
  await person.see('This catalog has no products yet.');
  await readClipboard(app).put({ text: 'Tin cup\tCUP-1\r\nStone bowl\tBOWL-1\r\nEnamel mug\tMUG-1' });

  await person.press('Control+v');
  await expect(person.dialog('Paste')).toContainText('Every row becomes a new product.');
  await person.press('Escape');
  await expect(person.dialog('Paste')).toBeHidden();
  expect(await count()).toBe(0);

  await person.press('Control+Shift+v');
  await person.see('Added 3 products.');
  expect(await count()).toBe(3);
  expect(await ask(page, 'changes.list', { limit: 10 })).toMatchObject([{ kind: 'create', products: 3 }]);
  await sheet.says(1, 0, 'Tin cup');
  await sheet.says(2, 2, 'MUG-1');

  // The keyboard goes on in the new rows.
  await sheet.isAt(1, 0);
  await person.press('ArrowDown');
  await sheet.isAt(1, 1);
  await person.press('Control+z');
  await expect.poll(count).toBe(0);
});

test('what was copied here comes as new products exactly as it was, from the palette, too', async ({
  desk,
}) => {
  const { page, person, sheet, catalog } = await openSheet(desk);
  const products = async () => {
    const { id, total } = await ask(page, 'products.list', {
      ...EVERY_PRODUCT,
      sorts: [{ field: 'created', direction: 'desc' }],
    });
    const [row] = await ask(page, 'products.page', { snapshot: id, from: 0, count: 1 });
    return { total, newest: (await ask(page, 'products.get', { id: row?.id ?? 0 }))?.fields };
  };
  await test.step('a SKU that is not set stays so, and is not empty', async () => {
    await sheet.goTo(2, 1);
    await person.press('Control+Delete');
    await catalog.holds(1, 'sku', null);
    await sheet.goTo(1, 1);
    await sheet.go('Shift+ArrowRight', 'Control+c', 'Control+Shift+v');
    await person.see('Added 1 product.');
    await expect.poll(async () => (await products()).total).toBe(25);
    expect((await products()).newest).toMatchObject({ name: await catalog.read(1, 'name'), sku: null });
  });

  await test.step('the palette knows the command, with its keys', async () => {
    await person.press('Control+k');
    await page.keyboard.type('paste as new');
    await expect(page.getByRole('option', { name: /Paste as new products/ })).toContainText('Ctrl');
    await person.press('Enter');
    await expect.poll(async () => (await products()).total).toBe(26);
    expect((await products()).newest?.sku).toBeNull();
  });

  await test.step('in a text it stays a paste without styles', async () => {
    await person.press('Control+f');
    await person.press('Control+Shift+v');
    await expect(page.locator(':focus')).not.toHaveValue('');
    expect((await products()).total).toBe(26);
  });
});

test('adding many says how far it is, and leaves nothing where it is cancelled, by Escape, too', async ({
  desk,
}) => {
  const { app, page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
  const person = sitDown(page);
  await person.see('This catalog has no products yet.');
  const rows = Array.from({ length: 60_000 }, (_, n) => `Mug ${n}\tM-${n}`);
  await readClipboard(app).put({ text: rows.join('\r\n') });
  await person.press('Control+Shift+v');
  await page.getByRole('progressbar', { name: 'Reading the new products' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await person.see('Cancelled. Nothing was changed.');
  expect((await ask(page, 'products.list', EVERY_PRODUCT)).total).toBe(0);
  expect(await ask(page, 'changes.list', { limit: 10 })).toEqual([]);

  await readClipboard(app).put({ text: 'Tin cup\tCUP-1' });
  await person.press('Control+Shift+v');
  await person.see('Added 1 product.');
  await readSheet(page).isAt(1, 0);
  await readClipboard(app).put({ text: rows.join('\r\n') });
  await person.press('Control+Shift+v');
  await page.getByRole('progressbar', { name: 'Reading the new products' }).waitFor();
  await person.press('Escape');
  await person.see('Cancelled. Nothing was changed.');
  expect((await ask(page, 'products.list', EVERY_PRODUCT)).total).toBe(1);
  expect(await ask(page, 'changes.list', { limit: 10 })).toHaveLength(1);
});
