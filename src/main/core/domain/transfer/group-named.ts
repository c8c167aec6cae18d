import type { TableRow } from '../../../../shared/model/table-file.ts';
import type { ImportPlan, RowsBelong } from '../../../../shared/model/transfer.ts';
import { Failure } from '../failure.ts';
import { fieldColumn, isBlank } from './columns.ts';
import type { Grouping, RowGroup } from './row-group.ts';

/** They are in memory until the row of their product comes. */
const MOST_NAMED = 200_000;
const MOST_CHARACTERS = 100_000_000;

type Named = Extract<RowsBelong, { readonly by: 'names' }>;

/** Puts rows together that name their product, wherever in the file it stands. They are learned before the rows are added. */
export function createNamedGrouping(
  belong: Named,
  columns: ImportPlan['columns'],
): Grouping & { readonly learn: (rows: readonly TableRow[]) => void } {
  const sku = fieldColumn(columns, 'sku');
  const own = sku < 0 ? fieldColumn(columns, 'name') : sku;
  const named = new Map<string, TableRow[]>();
  let count = 0;
  let characters = 0;
  const take = (key: string): readonly TableRow[] => {
    const rows = named.get(key) ?? [];
    named.delete(key);
    return rows;
  };
  return {
    learn: (rows) => {
      for (const row of rows) {
        if (!namesAnother(row, belong)) continue;
        const key = readKey(row.cells[belong.column] ?? '', belong);
        const known = named.get(key);
        if (known === undefined) named.set(key, [row]);
        else known.push(row);
        count += 1;
        characters += row.cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
        if (count > MOST_NAMED || characters > MOST_CHARACTERS) throw refuseMany();
      }
    },
    add: (rows) => {
      const products = rows.filter((row) => !namesAnother(row, belong));
      return products.map((first): RowGroup => {
        if (first.problem !== undefined) return { first, others: [] };
        const byId = belong.id === undefined ? [] : take(`id:${first.cells[belong.id]?.trim() ?? ''}`);
        const byKey = take(first.cells[own]?.trim() ?? '');
        return { first, others: [...byId, ...byKey].toSorted((a, b) => a.line - b.line) };
      });
    },
    // Of these the product is not there.
    end: () => {
      const lost = [...named.values()].flat();
      named.clear();
      return lost.map((first) => ({ first, others: [] }));
    },
  };
}

/** A row that is broken says nothing for sure. */
export function namesAnother({ cells, problem }: TableRow, { column }: Pick<Named, 'column'>): boolean {
  return problem === undefined && !isBlank(cells[column]);
}

/** `id:12` is looked for among the ids, where the file has a column of them. */
function readKey(cell: string, { id }: Named): string {
  const text = cell.trim();
  const number = /^id:\s*(.*)$/iu.exec(text)?.[1];
  if (number === undefined) return text;
  return id === undefined ? number : `id:${number}`;
}

function refuseMany(): Failure {
  return new Failure(
    'bad-file',
    'Too many rows of this file name a product elsewhere in it. Take every row as a product of its own, or split the file.',
  );
}
