import type { ProductRow } from '../../../../shared/model/query.ts';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../ui/live-region.tsx';
import { readPage } from '../read-rows.ts';
import { countRows, PAGE_SIZE, type RowsState, rowAt, useRows } from '../rows-store.ts';
import { pickCells } from '../selection-store.ts';
import { selectCell } from './cell-selection.ts';
import { readSheet } from './grid-actions.ts';
import { fieldOf } from './grid-columns.ts';
import type { RowProblems } from './problems.ts';

type Find = (row: ProductRow) => RowProblems;
/** So many rows are looked through for the next problem; the view Problems shows them all at once. */
const LOOK_AT_MOST = 20_000;

let turn = 0;

/** Goes to the next cell with a problem, or the one before, and says what it is. A later key ends an earlier search. */
export async function goToProblem(find: Find, step: 1 | -1): Promise<void> {
  turn += 1;
  const mine = turn;
  const { selection, columns } = readSheet();
  const rows = useRows.getState();
  const total = countRows(rows);
  const start = selection ?? selectCell(-1, 0);
  const fields = columns.map(fieldOf);
  for (let n = 0; n <= Math.min(total, LOOK_AT_MOST); n += 1) {
    const index = (start.row + step * n + total * 2) % Math.max(1, total);
    const row = rowAt(rows, index) ?? (await readAt(rows, index));
    if (mine !== turn) return;
    if (row === undefined || !mayHaveProblem(row)) continue;
    const found = find(row);
    const at = nextColumn(
      fields.map((field) => field !== null && found.has(field)),
      n === 0 ? start.column : null,
      step,
    );
    if (at === null) continue;
    pickCells(selectCell(at, index));
    const field = fields[at];
    announce((field && found.get(field)) ?? '');
    return;
  }
  announce(t`No other problem was found in this list.`);
}

/** Without any remote nobody has counted yet. */
function mayHaveProblem({ remotes }: ProductRow): boolean {
  return remotes.length === 0 || remotes.some(({ problems }) => problems > 0);
}

/** The next column that has one, after the column of the cursor where it starts there. */
function nextColumn(has: readonly boolean[], after: number | null, step: 1 | -1): number | null {
  const order = has.map((_each, at) => at).filter((at) => has[at] === true);
  const left = after === null ? order : order.filter((at) => (step > 0 ? at > after : at < after));
  return (step > 0 ? left[0] : left.at(-1)) ?? null;
}

let page: { readonly key: string; readonly rows: readonly ProductRow[] } | null = null;

/** A row that was not looked at yet; its page is kept while the search goes through it. */
async function readAt({ snapshot, pinned }: RowsState, index: number): Promise<ProductRow | undefined> {
  if (snapshot === null) return undefined;
  const at = index - pinned.length;
  const number = Math.floor(at / PAGE_SIZE);
  const key = `${snapshot.id} ${number}`;
  if (page?.key !== key) {
    const read = await readPage(snapshot.id, number);
    page = { key, rows: read.ok ? read.value : [] };
  }
  return page.rows[at % PAGE_SIZE];
}
