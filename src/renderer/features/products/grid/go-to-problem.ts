import { announce } from '../../../ui/live-region.tsx';
import { lookInRows, type Step, sayFirst } from '../next-problem.ts';
import { readProblems } from '../read-problems.ts';
import type { RowsState } from '../rows-store.ts';
import { type Arrive, searchRows } from '../search-rows.ts';
import { pickCells } from '../selection-store.ts';
import { selectCell } from './cell-selection.ts';
import { readSheet } from './grid-actions.ts';
import { fieldOf, type GridColumnId } from './grid-columns.ts';
import { NO_PROBLEMS, type RowProblems } from './problems.ts';

/** Goes to the next cell with a problem, or the one before, and says what it is. A later key ends an earlier search. */
export async function goToProblem(step: Step): Promise<void> {
  await searchRows((rows) => look(rows, step));
}

/** First in the row of the cursor, after its cell; then in the rows after it. */
async function look(rows: RowsState, step: Step): Promise<Arrive> {
  const { selection, columns } = readSheet();
  const { row, column } = selection ?? { row: null, column: 0 };
  const here = row === null ? NO_PROBLEMS : await readProblems(rows, row);
  const next = nextColumn(columns, here, column, step);
  if (row !== null && next !== null) return () => arriveAt(row, next, here);
  return await lookInRows(rows, row, step, (index, problems) => {
    // Where no column shows it, the cursor stays in its own.
    arriveAt(index, nextColumn(columns, problems, null, step) ?? column, problems);
  });
}

function arriveAt(row: number, column: number, problems: RowProblems): void {
  pickCells(selectCell(column, row));
  announce(problemAt(readSheet().columns[column], problems) ?? sayFirst(problems));
}

function problemAt(column: GridColumnId | undefined, problems: RowProblems): string | undefined {
  const field = column === undefined ? null : fieldOf(column);
  return field === null ? undefined : problems.get(field);
}

/** The next column that has one, after the column of the cursor where it starts there. */
function nextColumn(
  columns: readonly GridColumnId[],
  problems: RowProblems,
  after: number | null,
  step: Step,
): number | null {
  const all = columns.flatMap((id, at) => (problemAt(id, problems) === undefined ? [] : [at]));
  const left = after === null ? all : all.filter((at) => (step > 0 ? at > after : at < after));
  return (step > 0 ? left[0] : left.at(-1)) ?? null;
}
