import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Witness } from '../../ports/look-store.ts';
import type { ReadRecord } from './read-list.ts';
import { sentKeys, strongKey } from './sent-keys.ts';

/** How a reading bears witness: what it shows of the products that are there for certain. */
export type Testimony = {
  /** It shows them, with what they are told by. */
  readonly witnessed: boolean;
  /** The words for the status with which those left that it shows: a list may hide the others. */
  readonly statuses: ReadonlySet<string | null>;
};

/** Somebody may have deleted some of them there; a list that leaves out more proves nothing. */
const MOST_MISSING = 0.1;

/**
 * Asks a reading for the products that were sent last, the newest first. It is believed where it shows the newest and nine of ten, each with the
 * reference or SKU that it left with: then it would show another one, too.
 */
export function hearWitnesses(
  witnesses: readonly Witness[],
  profile: Profile,
  records: ReadonlyMap<string, ReadRecord>,
): Testimony {
  const key = strongKey(profile);
  if (key === undefined) return { witnessed: false, statuses: new Set() };
  const told = witnesses
    .map((sent) => ({ keys: sentKeys(sent, sent.sku, profile), record: records.get(sent.recordId) }))
    .filter(({ keys }) => keys[key] !== null);
  const shown = told.flatMap(({ keys, record }) => (record === undefined ? [] : [{ keys, record }]));
  const areTold = shown.every(({ keys, record }) => record[key]?.trim() === keys[key]);
  return {
    witnessed: told[0]?.record !== undefined && areTold && shown.length >= told.length * (1 - MOST_MISSING),
    statuses: new Set(shown.map(({ keys }) => keys.status)),
  };
}
