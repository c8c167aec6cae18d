import type { Input } from '../../../../shared/contract/api.ts';
import type { Breathe, Pace } from '../ports/list-builder.ts';
import type { ProblemReader } from '../ports/problem-reader.ts';
import { createCallOff } from './call-off.ts';
import { paceBy } from './lists.ts';
import type { Snapshots } from './snapshots.ts';

type Deps = {
  readonly snapshots: Snapshots;
  readonly problems: ProblemReader;
  readonly breathe: Breathe;
};

type Asked = Input<'products.nextProblem'>;

/** So many rows are looked up first: where many products have problems, the next one is near. */
const NEAR = 2000;
/** So many of them come at one go: each may have to be fetched from the disk. */
const NEAR_AT_ONCE = 200;
/** So many rows are gone through before others may go first: under a millisecond. */
const ROWS_AT_ONCE = 50_000;

/** Finds the next row with a problem. A newer question ends an older one with `cancelled`. */
export function createNextProblem(deps: Deps): (asked: Asked) => Promise<number | null> {
  let newest = createCallOff();
  return async (asked) => {
    newest.callOff();
    newest = createCallOff();
    const rows = orderRows(deps.snapshots.get(asked.snapshot), asked);
    return await findNext(rows, deps.problems, paceBy(deps.breathe, newest));
  };
}

type Rows = {
  readonly total: number;
  /** The row that is looked at as the n-th: once around the end of the list, and where it began last. */
  readonly indexOf: (n: number) => number;
  readonly idOf: (n: number) => number;
};

async function findNext(rows: Rows, problems: ProblemReader, pace: Pace): Promise<number | null> {
  const near = Math.min(NEAR, rows.total);
  const found = await findNear(rows, near, problems, pace);
  if (found !== null || near === rows.total) return found;
  const all = await problems.all(pace);
  for (let n = near; n < rows.total; n += 1) {
    if (all[rows.idOf(n)] === 1) return rows.indexOf(n);
    if (n % ROWS_AT_ONCE === 0) await pace();
  }
  return null;
}

async function findNear(
  { indexOf, idOf }: Rows,
  near: number,
  { among }: ProblemReader,
  pace: Pace,
): Promise<number | null> {
  for (let from = 0; from < near; from += NEAR_AT_ONCE) {
    const ids = Array.from({ length: Math.min(NEAR_AT_ONCE, near - from) }, (_, n) => idOf(from + n));
    const found = new Set(among(ids));
    const first = ids.findIndex((id) => found.has(id));
    if (first >= 0) return indexOf(from + first);
    await pace();
  }
  return null;
}

function orderRows(ids: Uint32Array, { after, step }: Asked): Rows {
  const total = ids.length;
  const start = after ?? (step > 0 ? -1 : total);
  const indexOf = (n: number) => (start + step * (n + 1) + total) % total;
  return { total, indexOf, idOf: (n) => ids[indexOf(n)] ?? 0 };
}
