import { beforeEach, describe, expect, test } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { moveAfterEdit } from '../../../../src/renderer/features/products/grid/cell-steps.ts';
import { noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { goToProblem } from '../../../../src/renderer/features/products/grid/go-to-problem.ts';
import {
  editCell,
  editEverywhere,
  pasteHere,
  readSheet,
} from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import { finishPaste, usePasteAsk } from '../../../../src/renderer/features/products/grid/paste-store.ts';
import { sayUnread } from '../../../../src/renderer/features/products/grid/write-cells.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import type { ProductField } from '../../../../src/shared/model/product.ts';
import { getProduct } from '../../../helpers/catalog.ts';
import type { InProcess } from '../../../helpers/in-process.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const ENGLISH = { decimal: '.', group: ',' };
let core: InProcess;

beforeEach(async () => {
  noteRemotes(false);
  forgetList();
  const products = ['A', 'B', 'C', 'D'].map((name) => ({ name, price: '5.00' }));
  ({ core } = await openCoreForWindow({ products }));
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
});

function select(field: ProductField, row: number): void {
  pickCells(selectCell(readSheet().columns.indexOf(field), row));
}

const stored = async (): Promise<readonly (string | null)[]> =>
  await Promise.all([1, 2, 3, 4].map(async (id) => (await getProduct(core, id)).fields.price));

const none = () => {
  throw new Error('a few cells need no preview');
};

const paste = (table: readonly (readonly (string | null)[])[]) =>
  pasteHere({ table, fields: [] }, ENGLISH, none);

describe('prices and currencies in cells', () => {
  test('take pasted prices with the sign of each product’s own currency', async () => {
    select('currency', 1);
    await paste([['GBP']]);
    select('price', 0);
    await paste([['€1,234.50'], ['£3'], ['12 EUR'], ['$9.99']]);
    expect(await stored()).toEqual(['1234.50', '3', '12', '$9.99']);
    select('price', 0);
    await paste([
      ['$7', 'USD'],
      ['€8', 'ZZZ9'],
    ]);
    expect((await stored()).slice(0, 2)).toEqual(['7', '€8']);
  });

  test('are not told as well pasted where no remote would take them', () => {
    const cell = (field: ProductField, value: string | null) => ({ id: 1, field, value });
    expect(sayUnread([cell('price', '12.50'), cell('price', ''), cell('price', null)])).toBe('');
    expect(sayUnread([cell('currency', 'EUR'), cell('name', 'ZZZ9')])).toBe('');
    expect(sayUnread([cell('price', '€ 12'), cell('currency', 'ZZZ9')])).toBe(
      ' 1 can’t be read as a price (F8 goes there). 1 currency unknown.',
    );
  });

  test('have a problem that no remote would take, even before there is one', async () => {
    select('price', 2);
    await paste([['12 apples']]);
    select('currency', 3);
    await paste([['ZZZ9']]);
    pickCells(selectCell(0, 0));
    await goToProblem(1);
    expect(readSheet().selection).toMatchObject({ row: 2, column: readSheet().columns.indexOf('price') });
    await goToProblem(1);
    expect(readSheet().selection).toMatchObject({ row: 3, column: readSheet().columns.indexOf('currency') });
  });

  test('that are typed are asked about wherever the cursor went meanwhile', async () => {
    const x = readSheet().columns.indexOf('price');
    pickCells({ ...selectCell(x, 3), range: { x, y: 0, width: 1, height: 4 } });
    const id = rowAt(useRows.getState(), 3)?.id ?? 0;
    expect(moveAfterEdit([0, 1])).toBe(true);
    expect(readSheet().selection?.row).toBe(0);
    await editCell(
      { id, field: 'price', value: '5.00', cut: false, currency: 'EUR' },
      '1.234',
      ENGLISH,
      none,
    );
    const { ask } = usePasteAsk.getState();
    expect(ask?.target.selection).toMatchObject({ column: x });
    if (ask) await finishPaste(ask, { meant: 'decimals', headings: false, addRows: false });
    expect(await stored()).toEqual(['5.00', '5.00', '5.00', '1.234']);
  });

  test('that are typed where the list has no such row any more stay in its form', async () => {
    const about = { id: 2, field: 'price', value: '5.00', cut: false, currency: 'EUR' } as const;
    await showQuery({ ...EVERY_PRODUCT, search: 'nothing is called this' });
    await editCell(about, '1.234', ENGLISH, none);
    expect(usePasteAsk.getState().ask).toBeNull();
    const draft = await core.call('drafts.forProduct', { productId: 2 });
    expect(draft?.fields.price).toBe(' 1.234');
  });

  test('typed everywhere carry the sign of each product’s own currency', async () => {
    select('currency', 1);
    await paste([['GBP']]);
    const x = readSheet().columns.indexOf('price');
    pickCells({ ...selectCell(x, 0), range: { x, y: 0, width: 1, height: 3 } });
    await editEverywhere('€7', ENGLISH, none);
    expect(await stored()).toEqual(['7', '€7', '7', '5.00']);
  });
});
