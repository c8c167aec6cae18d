import type { Failed, Result } from '../../../shared/contract/result.ts';
import type { ProductRow } from '../../../shared/model/query.ts';
import { hasNoProblems, validateAnywhere } from '../../../shared/model/validate.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';
import { announce } from '../../ui/live-region.tsx';
import type { RowProblems } from './grid/problems.ts';
import { refreshList } from './list-reading.ts';
import { readProblems } from './read-problems.ts';
import { countRows, type RowsState, useRows } from './rows-store.ts';
import { type Arrive, searchRows } from './search-rows.ts';
import { moveTo, useSelection } from './selection-store.ts';

/** Forwards or back. */
export type Step = 1 | -1;

/** Goes to the next product with a problem, or the one before, and says what it is. */
export async function goToNextProduct(step: Step): Promise<void> {
  await searchRows(async (rows) => {
    const { active } = useSelection.getState();
    return await lookInRows(rows, active < 0 ? null : active, step, (index, problems) => {
      moveTo(index);
      announce(sayFirst(problems));
    });
  });
}

/** Looks for the next row with a problem after one, or before it; `null` begins at the first row, or at the last. */
export async function lookInRows(
  rows: RowsState,
  start: number | null,
  step: Step,
  arriveAt: (index: number, problems: RowProblems) => void,
): Promise<Arrive> {
  const found = await findRow(rows, start, step);
  if (!found.ok) return await giveUp(found.error);
  const index = found.value;
  if (index === null) return () => announce(t`No other problem was found in this list.`);
  const problems = await readProblems(rows, index);
  return () => arriveAt(index, problems);
}

/** A list that the core has forgotten is built anew: that is another one, in which the search begins again. */
async function giveUp(error: Failed): Promise<Arrive> {
  const isForgotten = error.code === 'out-of-date';
  if (isForgotten) await refreshList();
  return () => {
    if (!isForgotten && error.code !== 'cancelled') useRows.setState({ problem: error });
  };
}

/** Round and round the list, with the rows on top; the row where it starts comes last. */
async function findRow(rows: RowsState, start: number | null, step: Step): Promise<Result<number | null>> {
  const { snapshot, pinned } = rows;
  const after = start === null || start < pinned.length ? null : start - pinned.length;
  const asked =
    snapshot === null
      ? ({ ok: true, value: null } as const)
      : await offshelf().products.nextProblem({ snapshot: snapshot.id, after, step });
  if (!asked.ok) return asked;
  const onTop = pinned.flatMap((row, index) => (hasProblem(row) ? [index] : []));
  const listed = asked.value === null ? [] : [pinned.length + asked.value];
  return { ok: true, value: nearest([...onTop, ...listed], countRows(rows), start, step) };
}

/** What comes first on the way around. */
function nearest(indexes: readonly number[], total: number, start: number | null, step: Step): number | null {
  const from = start ?? (step > 0 ? -1 : total);
  const distance = (index: number) => ((index - from) * step - 1 + total) % total;
  return indexes.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Without any remote nobody has counted yet. */
function hasProblem(row: ProductRow): boolean {
  if (row.remotes.length === 0) return !hasNoProblems(validateAnywhere(row));
  return row.remotes.some(({ problems }) => problems > 0);
}

/** One that no field has is counted all the same, as of a remote whose rules are gone. */
export function sayFirst(problems: RowProblems): string {
  const [first = t`This product has a problem that is in none of its fields.`] = problems.values();
  return first;
}
