import type { ColumnTarget, ImportKey } from './transfer.ts';

/** The column that rows are found by; -1 where none goes there. */
export function keyColumn(columns: readonly ColumnTarget[], key: ImportKey): number {
  return columns.findIndex((target) =>
    target.to === 'field' ? target.field === key : target.to !== 'custom-data' && target.to === key,
  );
}

/** What rows are best found by, once it is known where the columns go: the SKU where any of the first rows has one. */
export function chooseKey(
  columns: readonly ColumnTarget[],
  sample: readonly { readonly cells: readonly (string | null)[] }[],
): Exclude<ImportKey, 'product-id'> {
  const sku = keyColumn(columns, 'sku');
  if (sku >= 0 && sample.some(({ cells }) => (cells[sku] ?? '').trim() !== '')) return 'sku';
  return keyColumn(columns, 'remote-id') >= 0 ? 'remote-id' : 'name';
}
