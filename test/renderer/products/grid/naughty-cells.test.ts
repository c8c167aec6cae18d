import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseInert } from '../../../../src/renderer/bridge/inert-html.ts';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { pasteHere, readSheet } from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import { readHtmlTable, writeHtml } from '../../../../src/renderer/features/products/grid/table-html.ts';
import { readTsv, writeTsv } from '../../../../src/renderer/features/products/grid/table-text.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { getProduct } from '../../../helpers/catalog.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const FILE = join(import.meta.dirname, '../../../../../shared/data/naughty-strings/blns.json');

test('strings that break programs are copied, pasted over names, SKUs and descriptions, and undone, byte for byte', async ({
  skip,
}) => {
  if (!existsSync(FILE)) return skip('../shared/data is missing');
  const strings = JSON.parse(readFileSync(FILE, 'utf8')) as string[];
  const table = strings.map((text) => [text, text, text]);
  expect(readTsv(writeTsv(table))).toEqual(table);
  expect(readHtmlTable(parseInert(writeHtml({ table, fields: [null, null, null] })))).toEqual(table);

  const { core } = await openCoreForWindow({ products: strings.map((_, n) => ({ name: `P${n}` })) });
  forgetList();
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'created', direction: 'asc' }] });
  const values = async () =>
    await Promise.all(
      strings.map(async (_, n) => {
        const { name, sku, description } = (await getProduct(core, n + 1)).fields;
        return [name, sku, description];
      }),
    );
  const before = await values();
  for (const [column, field] of (['name', 'sku', 'description'] as const).entries()) {
    pickCells(selectCell(readSheet().columns.indexOf(field), 0));
    const pasted = readTsv(writeTsv(table.map((row) => [row[column] ?? ''])));
    let preview = '';
    const show = (id: string) => {
      preview = id;
    };
    await pasteHere({ table: pasted, fields: [] }, { decimal: '.', group: ',' }, show);
    expect(preview).toBe('');
  }
  expect(await values()).toEqual(table);
  for (let step = 0; step < 3; step += 1) await core.call('changes.undo', { onLaterEdits: 'ask' });
  expect(await values()).toEqual(before);
});
