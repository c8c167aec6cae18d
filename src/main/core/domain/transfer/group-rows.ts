import type { TableRow } from '../../../../shared/model/table-file.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import { fieldColumn, isBlank } from './columns.ts';
import { createNamedGrouping } from './group-named.ts';
import type { Grouping, RowGroup } from './row-group.ts';

/** More rows than any shop has of one product: they would have to be kept in memory. */
export const MOST_OF_ONE = 5_000;

/** Puts rows together that are of one product, as the plan says they tell. */
export function createGrouping({ belong, columns }: Pick<ImportPlan, 'belong' | 'columns'>): Grouping {
  if (belong === null) return { add: (rows) => rows.map((first) => ({ first, others: [] })), end: () => [] };
  if (belong.by === 'names') return createNamedGrouping(belong, columns);
  const name = fieldColumn(columns, 'name');
  const isSame = (row: TableRow, first: TableRow): boolean =>
    belong.by !== 'blank-name' && row.cells[belong.column]?.trim() === first.cells[belong.column]?.trim();
  const belongsTo = (row: TableRow, first: TableRow): boolean => {
    const cell = belong.by === 'blank-name' ? null : row.cells[belong.column];
    // Of a row that is broken, nothing but the very same text says where it belongs.
    if (row.problem !== undefined) return belong.by === 'same' && !isBlank(cell) && isSame(row, first);
    if (belong.by === 'blank-name') return isBlank(row.cells[name]);
    if (belong.by !== 'same') return !isBlank(cell);
    return isBlank(cell) ? isBlank(row.cells[name]) : isSame(row, first);
  };
  let open: { readonly first: TableRow; readonly others: TableRow[] } | null = null;
  return {
    add: (rows) => {
      const whole: RowGroup[] = [];
      for (const row of rows) {
        if (open !== null && open.others.length < MOST_OF_ONE && belongsTo(row, open.first))
          open.others.push(row);
        else {
          if (open !== null) whole.push(open);
          open = { first: row, others: [] };
        }
      }
      return whole;
    },
    end: () => (open === null ? [] : [open]),
  };
}
