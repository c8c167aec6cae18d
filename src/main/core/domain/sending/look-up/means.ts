import type { Profile } from '../../../../../shared/model/profile.ts';
import { filterKey } from '../build-request.ts';

/** How a product is looked up: by the id that we chose, by a filter, or in the whole list. */
export type Means = 'own-id' | 'filter' | 'list';

/**
 * The strongest means that a profile has. A filter by SKU or name comes after the list: a server may write both otherwise than they
 * were sent, so that an empty answer proves nothing.
 */
export function lookMeans({ lookUp, identity }: Profile): Means | undefined {
  if (lookUp?.read !== undefined && identity.kind === 'own-id') return 'own-id';
  if (lookUp?.filter !== undefined && filterKey(lookUp.filter) === 'reference') return 'filter';
  if (lookUp?.list !== undefined) return 'list';
  return lookUp?.filter === undefined ? undefined : 'filter';
}
