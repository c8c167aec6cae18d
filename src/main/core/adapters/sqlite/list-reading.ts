import type { Statement } from 'better-sqlite3';
import { createTurns } from '../../../../shared/take-turns.ts';
import type { Pace } from '../../domain/ports/list-builder.ts';
import type { Database } from './database.ts';
import type { Expression, Test, Value } from './filter-sql.ts';
import { createIdSet, type IdSet } from './id-set.ts';

/** One list being built: one moment of the catalog, read in short stretches. */
export type ListReading = {
  readonly db: Database;
  readonly pace: Pace;
  readonly largestId: number;
  /** So many entries of an index come at one go. */
  readonly stretch: number;
  /** Changes with everything that is written. */
  readonly version: number;
  /** Keeps a test for `passes()`, and says under which number. */
  readonly keep: (test: Test) => number;
  readonly patience: Patience;
};

/** How long a stretch may go on with long texts before it is given up and a shorter one is tried. */
type Patience = { end: number; units: number };
const OUT_OF_PATIENCE = new Error('this stretch has too much text');

/** How long one statement of a long reading should take: half of what a busy thread may make others wait. */
export const STRETCH_MS = 8;
const FIRST_STRETCH = 1000;
const SHORTEST_STRETCH = 1;
/** UTF-16 units between two looks at the clock. */
const UNITS_AT_ONCE = 50_000;
const LONGEST_STRETCH = 100_000;

/** Gives a connection that only reads the functions that lists ask with. Readings go one after the other. */
export function createListReadings(
  db: Database,
  stretch: number,
): <T>(pace: Pace, read: (reading: ListReading) => Promise<T>) => Promise<T> {
  let tests: Test[] = [];
  const patience: Patience = { end: Number.POSITIVE_INFINITY, units: 0 };
  db.function('passes', { directOnly: true }, (number: Value, value: Value) => {
    if (typeof value === 'string') lookAtClock(patience, value.length);
    return Number(tests[Number(number)]?.(value) ?? false);
  });
  db.function(
    'characters',
    { directOnly: true, deterministic: true },
    (text: Value) => [...String(text)].length,
  );
  const largest = db.prepare<[], number | null>('SELECT max(id) FROM product').pluck();
  const inTurn = createTurns();
  return async (pace, read) =>
    await inTurn(async () => {
      await pace();
      // One transaction for the whole reading: every stretch sees the same moment.
      db.exec('BEGIN');
      try {
        const largestId = largest.get() ?? 0;
        const version = Number(db.pragma('data_version', { simple: true }));
        const keep = (test: Test) => tests.push(test) - 1;
        return await read({ db, pace, largestId, version, stretch, keep, patience });
      } finally {
        tests = [];
        // The catalog may have been closed meanwhile.
        if (db.open && db.inTransaction) db.exec('COMMIT');
      }
    });
}

function lookAtClock(patience: Patience, units: number): void {
  patience.units += units;
  if (patience.units < UNITS_AT_ONCE) return;
  patience.units = 0;
  if (performance.now() > patience.end) throw OUT_OF_PATIENCE;
}

/** The products of which an expression is true, looked at one after the other. */
export async function scanProducts(
  { db, pace, largestId, stretch, patience }: ListReading,
  { sql, parameters }: Expression,
): Promise<IdSet> {
  const found = createIdSet(largestId);
  const read = db
    .prepare<Value[], number>(
      `SELECT p.id FROM product p NOT INDEXED WHERE p.id > ? AND p.id <= ? AND (${sql})`,
    )
    .pluck();
  await inStretches(
    { end: largestId, first: Math.min(FIRST_STRETCH, stretch), pace, patience },
    (from, to) => {
      for (const id of read.all(from, to, ...parameters)) found[id] = 1;
    },
  );
  return found;
}

/** Goes from 0 to `end` in stretches that take about as long as others can wait. */
export async function inStretches(
  {
    end,
    first,
    longest = LONGEST_STRETCH,
    pace,
    patience,
  }: Pick<ListReading, 'pace' | 'patience'> & Stretches,
  work: (from: number, to: number) => void,
): Promise<void> {
  let size = first;
  for (let from = 0; from < end; ) {
    const to = Math.min(from + size, end);
    const started = performance.now();
    patience.end = size > SHORTEST_STRETCH ? started + STRETCH_MS * 2 : Number.POSITIVE_INFINITY;
    const isDone = finish(() => work(from, to));
    const took = performance.now() - started;
    if (!isDone) size = Math.max(Math.floor(size / 8), SHORTEST_STRETCH);
    else if (took < STRETCH_MS / 2) size = Math.min(size * 2, longest);
    else if (took > STRETCH_MS * 1.5) size = Math.max(Math.floor(size / 2), SHORTEST_STRETCH);
    if (isDone) from = to;
    await pace();
  }
}

type Stretches = { readonly end: number; readonly first: number; readonly longest?: number };

/** Whether the work was done before the patience was at its end. */
function finish(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error !== OUT_OF_PATIENCE) throw error;
    return false;
  }
}

/** Statements that every list needs are prepared once for each connection. */
const prepared = new WeakMap<Database, Map<string, Statement>>();

export function prepareOnce<P extends unknown[] | object, R>(
  db: Database,
  sql: string,
): Statement<P extends unknown[] ? P : [P], R> {
  const known = prepared.get(db) ?? new Map<string, Statement>();
  prepared.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement as unknown as Statement<P extends unknown[] ? P : [P], R>; // the caller knows its own SQL
}
