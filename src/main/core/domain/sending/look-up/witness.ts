import type { Profile } from '../../../../../shared/model/profile.ts';
import type { LookStore, Witness } from '../../ports/look-store.ts';
import type { ReadRecord } from './read-list.ts';
import { sentKeys, sentText, strongKey } from './sent-keys.ts';

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
 * Asks a reading for the products that were sent last. It is believed where it shows the newest and nine of ten, each with the
 * reference or SKU that it left with: then it would show another one, too.
 */
export function hearWitnesses(
  store: LookStore,
  accountId: number,
  profile: Profile,
  records: ReadonlyMap<string, ReadRecord>,
): Testimony {
  const key = strongKey(profile);
  const known = key === undefined ? [] : store.witnesses(accountId);
  const told = known.filter((witness) => keyOf(witness, profile) !== null);
  const shown = told.flatMap((witness) => {
    const record = records.get(witness.recordId);
    return record === undefined ? [] : [{ witness, record }];
  });
  const areTold = shown.every(({ witness, record }) => {
    const seen = key === 'sku' ? record.sku?.trim() : record.reference;
    return seen === keyOf(witness, profile);
  });
  const newest = told[0];
  const showsNewest = newest !== undefined && records.has(newest.recordId);
  return {
    witnessed: showsNewest && areTold && shown.length >= told.length * (1 - MOST_MISSING),
    statuses: new Set(shown.map(({ witness }) => sentText(witness, 'status', profile))),
  };
}

function keyOf(witness: Witness, profile: Profile): string | null {
  const key = strongKey(profile);
  return key === undefined ? null : sentKeys(witness, witness.sku, profile)[key];
}
