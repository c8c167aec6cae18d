import type { ProductField } from '../../../../shared/model/product.ts';
import type { ColumnTarget } from '../../../../shared/model/transfer.ts';

/** Which column goes into a field; -1 where none does. */
export function fieldColumn(columns: readonly ColumnTarget[], field: ProductField): number {
  return columns.findIndex((target) => target.to === 'field' && target.field === field);
}

/** True where nothing stands in a cell, or only spaces do. */
export function isBlank(cell: string | null | undefined): boolean {
  return cell === null || cell === undefined || cell.trim() === '';
}
