import { expect } from '@playwright/test';
import { test } from './fixture.ts';
import { openSheet } from './sheet.ts';

const SHEETS =
  '<google-sheets-html-origin><style>td {border: 1px solid #ccc}</style><table data-sheets-root="1"><tbody>' +
  '<tr><td>From a sheet<br>in two lines</td><td>00123</td></tr><tr><td>"Quoted"</td><td>4 &lt; 5</td></tr></tbody></table>';

test('what is copied and pasted keeps its shape, repeats, is added or says what does not fit', async ({
  desk,
}) => {
  const { person, sheet, catalog, clipboard } = await openSheet(desk);
  const dialog = person.dialog('Paste');

  await test.step('a block is copied as text and as a table', async () => {
    await sheet.goTo(1, 1);
    await sheet.go('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
    const held = [];
    for (const row of [1, 2])
      held.push([await catalog.read(row, 'name'), (await catalog.read(row, 'sku')) ?? '']);
    await expect.poll(clipboard.text).toBe(held.map((cells) => cells.join('\t')).join('\r\n'));
    const html = await clipboard.html();
    const table = html
      .split('<tr>')
      .slice(1)
      .map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text]) => text));
    expect(table).toEqual(held);
  });

  await test.step('a table of Google Sheets comes in with its lines and its zeros', async () => {
    await clipboard.put({ text: 'From a sheet in two lines\t00123\n"Quoted"\t4 < 5', html: SHEETS });
    await sheet.goTo(1, 3);
    await person.press('Control+v');
    await sheet.says(1, 3, /From a sheet\s*in two lines/);
    await sheet.says(2, 4, '4 < 5');
    await catalog.holds(3, 'name', 'From a sheet\nin two lines');
    await catalog.holds(3, 'sku', '00123');
    await catalog.holds(4, 'name', '"Quoted"');
    await catalog.holds(4, 'sku', '4 < 5');
    await person.press('Control+z');
    await sheet.says(2, 4, /LH|\d{3}|—/);
  });

  await test.step('a table repeats in a selection that is a multiple of it, and starts at the corner of any other', async () => {
    await clipboard.put({ text: 'A\r\nB' });
    await sheet.goTo(2, 5);
    await sheet.go('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+v');
    await sheet.says(2, 8, 'B');
    for (const [at, sku] of ['A', 'B', 'A', 'B'].entries()) await catalog.holds(5 + at, 'sku', sku);
    await person.press('Control+z');
    await sheet.says(2, 8, /../);
    const third = await catalog.read(7, 'sku');
    expect(third).not.toBe('A');
    await sheet.goTo(2, 5);
    await sheet.go('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+v');
    await sheet.says(2, 6, 'B');
    await catalog.holds(5, 'sku', 'A');
    await catalog.holds(6, 'sku', 'B');
    expect(await catalog.read(7, 'sku')).toBe(third);
    await person.press('Control+z');
  });

  await test.step('a table that is too wide names what is left out, and nothing is written before it is asked for', async () => {
    await clipboard.put({ text: '{"a":1}\ttoday\tbeyond\tfar beyond' });
    await sheet.goTo(12, 1);
    const before = await catalog.read(1, 'customData');
    await person.press('Control+v');
    await expect(dialog).toContainText('Changed: nothing can be written there.');
    await expect(dialog).toContainText(
      '2 columns right of the last one do not fit and are left out: beginning with “beyond”, “far beyond”.',
    );
    expect(await catalog.read(1, 'customData')).toBe(before);
    await person.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await catalog.holds(1, 'customData', '{"a":1}');
    await person.press('Control+z');
    await catalog.holds(1, 'customData', before);
  });

  await test.step('Ctrl+Shift+V adds products, wherever the keyboard is', async () => {
    await clipboard.put({ text: 'Brand new\tN-1\r\nNewer still\tN-2' });
    await sheet.goTo(1, 4);
    const there = await catalog.read(4, 'name');
    await person.press('Control+Shift+v');
    await person.see('Added 2 products.');
    await person.see('26 products');
    expect(await catalog.count()).toBe(26);
    expect(await catalog.read(4, 'name')).toBe(there);
    await sheet.says(1, 0, 'Brand new');
    await sheet.says(2, 1, 'N-2');
    await sheet.focus();
    await person.press('Control+z');
    await expect.poll(catalog.count).toBe(24);
  });
});
