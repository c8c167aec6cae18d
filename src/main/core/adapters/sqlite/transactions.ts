import type { Transactions } from '../../domain/ports/transactions.ts';
import type { Database } from './database.ts';

/** Pages in the log from which on a commit brings them to their place by itself: SQLite's own number. */
const PAGES = 1000;

export function createTransactions(db: Database): Transactions {
  let settled = true;
  const run = <T>(work: () => T): T => db.transaction(work).immediate();
  return {
    run,
    runLarge: (work) => {
      settled = false;
      db.pragma('wal_autocheckpoint = 0');
      return run(work);
    },
    settle: () => {
      if (settled) return;
      settled = true;
      db.pragma(`wal_autocheckpoint = ${PAGES}`);
      if (countLogged(db) >= PAGES) db.pragma('wal_checkpoint(PASSIVE)');
    },
  };
}

function countLogged(db: Database): number {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]; // SQLite's own columns
  return state === undefined ? 0 : state.log - state.checkpointed;
}
