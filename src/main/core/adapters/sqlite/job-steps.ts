import type { Job } from '../../domain/ports/jobs.ts';
import type { Database } from './database.ts';

/** Rows between two looks whether somebody cancelled. */
const EVERY = 256;

const steps = new WeakMap<Database, { current: Job | null }>();

/**
 * Lets statements tell how far they are while they run: the program itself can't do anything else then. What a step throws ends
 * the statement, and its transaction.
 */
export function watchStatements<T>(db: Database, job: Job, work: () => T): T {
  const state = stateOf(db);
  state.current = job;
  try {
    return work();
  } finally {
    state.current = null;
  }
}

/** A condition that is always true, and that tells of a row by its running number now and then. */
export function stepAt(db: Database, number: string): string {
  stateOf(db);
  return `CASE WHEN ${number} % ${EVERY} = 0 THEN job_step(${EVERY}) ELSE 1 END`;
}

function stateOf(db: Database): { current: Job | null } {
  const known = steps.get(db);
  if (known !== undefined) return known;
  const state: { current: Job | null } = { current: null };
  db.function('job_step', { directOnly: true }, (rows: number) => {
    state.current?.step(rows);
    return 1;
  });
  steps.set(db, state);
  return state;
}
