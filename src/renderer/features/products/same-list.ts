import type { ProductRow, Snapshot } from '../../../shared/model/query.ts';
import type { Pages } from './read-rows.ts';
import type { RowsState } from './rows-store.ts';

/** Whether a newer list would look like the one that is shown, but for rows that the person edited here: those stay where they are. */
export function isSameList(
  shown: RowsState,
  fresh: { readonly snapshot: Snapshot; readonly pages: Pages },
  ownEdits: ReadonlySet<number>,
): boolean {
  const slack = ownEdits.size;
  const others = (rows: readonly ProductRow[]): readonly number[] =>
    rows.map((row) => row.id).filter((id) => !ownEdits.has(id));
  if (Math.abs(fresh.snapshot.total - (shown.snapshot?.total ?? 0)) > slack) return false;
  return [...fresh.pages].every(([page, rows]) => {
    const was = others(shown.pages.get(page) ?? rows);
    const is = others(rows);
    const compared = Math.max(0, Math.min(was.length, is.length) - slack);
    return was.slice(0, compared).every((id, i) => id === is[i]);
  });
}
