import type { Transactions } from '../../domain/ports/transactions.ts';
import type { Database } from './database.ts';

export function createTransactions(db: Database): Transactions {
  return { run: (work) => db.transaction(work).immediate() };
}
