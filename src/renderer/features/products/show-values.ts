import type { CellValue } from '../../../shared/model/cell.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import type { ProductRow } from '../../../shared/model/query.ts';
import { useRows } from './rows-store.ts';

type ShownValue = { readonly id: number; readonly field: ProductField; readonly value: CellValue };

/** Shows values before the core has them, so that what was typed is there at once. */
export function showValues(cells: readonly ShownValue[]): void {
  const byId = new Map<number, Partial<Record<ProductField, CellValue>>>();
  for (const { id, field, value } of cells) byId.set(id, { ...byId.get(id), [field]: value });
  const change = (row: ProductRow): ProductRow => {
    const values = byId.get(row.id);
    if (values === undefined) return row;
    // A field of a few words is only ever given one of them.
    return { ...row, ...values, cut: row.cut.filter((field) => !Object.hasOwn(values, field)) } as ProductRow;
  };
  useRows.setState(({ pages, pinned }) => ({
    pages: new Map([...pages].map(([page, rows]) => [page, rows.map(change)] as const)),
    pinned: pinned.map(change),
  }));
}
