import type { ProductId } from '../../../../shared/model/product.ts';
import type { Snapshot } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';

/** The ids of stable lists, by the number of each. */
export type Snapshots = {
  /** A passing list is read at once and forgotten, as every key of a search makes one: it takes the place of no other kind. */
  readonly add: (ids: Uint32Array, passing?: boolean) => Snapshot;
  /** @throws Failure `out-of-date` when newer lists took its place */
  readonly get: (snapshot: number) => Uint32Array;
  /** The same without a failure: `null` then. */
  readonly find: (snapshot: number) => Uint32Array | null;
};

const KEPT = 6;
const PASSING_KEPT = 2;

/** Keeps the few lists that were read last, so that one on screen stays; a million products take four megabytes each. */
export function createSnapshots(): Snapshots {
  const kept = new Map<number, Uint32Array>();
  const passed = new Map<number, Uint32Array>();
  let last = 0;
  /** The newest stands last. */
  const find = (snapshot: number): Uint32Array | null => {
    const lists = kept.has(snapshot) ? kept : passed;
    const ids = lists.get(snapshot);
    if (ids === undefined) return null;
    lists.delete(snapshot);
    lists.set(snapshot, ids);
    return ids;
  };
  return {
    add: (ids, passing = false) => {
      const lists = passing ? passed : kept;
      last += 1;
      lists.set(last, ids);
      const [oldest] = lists.keys();
      if (lists.size > (passing ? PASSING_KEPT : KEPT) && oldest !== undefined) lists.delete(oldest);
      return { id: last, total: ids.length };
    },
    find,
    get: (snapshot) => {
      const ids = find(snapshot);
      if (ids === null)
        throw new Failure('out-of-date', 'This list is out of date. Refresh it and try again.');
      return ids;
    },
  };
}

/** The row index of each product, or `null`. */
export function findIndexes(ids: Uint32Array, wanted: readonly ProductId[]): (number | null)[] {
  return wanted.map((id) => ids.indexOf(id)).map((index) => (index < 0 ? null : index));
}
