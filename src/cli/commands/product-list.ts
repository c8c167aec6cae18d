import { EVERY_PRODUCT } from '../../shared/model/every-product.ts';
import type { Run } from '../command.ts';
import { PRODUCT_COLUMNS, type ProductRow, toProductRow } from '../product-rows.ts';
import { readWholeNumber } from '../read-number.ts';
import { writeTable } from '../table.ts';

export const listProducts: Run = async ({ given, withCore }) => {
  const search = given.text('search') ?? '';
  const limitText = given.text('limit');
  const limit = limitText === undefined ? Number.POSITIVE_INFINITY : readWholeNumber(limitText, '--limit');
  return await withCore(async (core) => {
    const list = await core.call('products.list', { ...EVERY_PRODUCT, search });
    const rows: ProductRow[] = [];
    for (const id of core.idsOf(list.id).slice(0, limit)) {
      const product = await core.call('products.get', { id });
      if (product !== null) rows.push(toProductRow(product));
    }
    const more = list.total > rows.length ? `\n${list.total - rows.length} more; see --limit.` : '';
    const text = () =>
      rows.length === 0 ? 'There is no such product.' : `${writeTable(PRODUCT_COLUMNS, rows)}${more}`;
    return { exit: 0, json: rows, text };
  });
};
