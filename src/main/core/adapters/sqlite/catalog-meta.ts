import { expectPresent } from '../../../../shared/assert.ts';
import type { MetaStore } from '../../domain/ports/meta-store.ts';
import type { Database } from './database.ts';
import { claimHome, isAway } from './home.ts';
import { readMeta, writeMeta } from './meta-store.ts';

/** Facts about the catalog. `home` is where it is now; `null` where nobody keeps an eye on that. */
export function createMetaStore(db: Database, home: string | null): MetaStore {
  return {
    currency: () => expectPresent(readMeta(db, 'catalog_currency'), 'every catalog has a currency'),
    setCurrency: (code) => writeMeta(db, { catalog_currency: code }),
    claim: () => {
      if (home !== null && isAway(db)) claimHome(db, home);
    },
  };
}
