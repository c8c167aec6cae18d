import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import { type Facts, type Mark, readFacts, readStands, type Stands } from './power-cut-facts.ts';

/** Says something in one write, so that it has its place among the writes of the log. */
export function say(mark: Mark): void {
  writeSync(1, `${JSON.stringify(mark)}\n`);
}

/** A second reader of a catalog, as a screen is one: what it sees is acknowledged. */
export function createWitness(folder: string): { readonly sayNews: () => void; readonly close: () => void } {
  const db = openDatabase(join(folder, 'catalog.offshelf'), { readonly: true, mustExist: true });
  let facts: Facts = {};
  let stands: Stands = {};
  return {
    sayNews: () => {
      const now = db.transaction(() => ({ facts: readFacts(db), stands: readStands(db) }))();
      const gone = Object.keys(facts).filter((key) => !(key in now.facts));
      say({
        kind: 'acknowledged',
        facts: { ...newIn(now.facts, facts), ...Object.fromEntries(gone.map((key) => [key, null])) },
        stands: newIn(now.stands, stands),
      });
      ({ facts, stands } = now);
    },
    close: () => {
      db.close();
    },
  };
}

function newIn<T>(now: Readonly<Record<string, T>>, before: Readonly<Record<string, T>>): Record<string, T> {
  const isNew = ([key, value]: [string, T]) => JSON.stringify(before[key]) !== JSON.stringify(value);
  return Object.fromEntries(Object.entries(now).filter(isNew));
}
