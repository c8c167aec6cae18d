import { expectPresent } from '../../../../shared/assert.ts';
import type { MetaStore } from '../../domain/ports/meta-store.ts';
import type { Database } from './database.ts';
import { readMeta, writeMeta } from './meta-store.ts';

/** Facts about the catalog. */
export function createMetaStore(db: Database): MetaStore {
  return {
    currency: () => expectPresent(readMeta(db, 'catalog_currency'), 'every catalog has a currency'),
    setCurrency: (code) => writeMeta(db, { catalog_currency: code }),
  };
}
