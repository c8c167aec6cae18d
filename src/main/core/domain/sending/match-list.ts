import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { ListedRecord, ListMatch } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { RecordOwner, UnsureReader, UnsureRow } from '../ports/unsure-reader.ts';
import {
  findRecords,
  foldLoosely,
  indexRecords,
  type RecordIndex,
  type ToFind,
} from './look-up/match-records.ts';
import { sentKeys } from './look-up/sent-keys.ts';
import { findProfile } from './remote-form.ts';

type Ports = {
  readonly unsure: UnsureReader;
  readonly profiles: ProfileSource;
};

/**
 * What a list that the person pasted says about the unsure rows of a remote's account; nothing is changed. A removed remote's
 * account keeps its rows.
 * @throws Failure `not-found` when there never was such a remote.
 */
export function matchList(
  { unsure, profiles }: Ports,
  { remoteId, records }: Input<'sending.matchList'>,
): Output<'sending.matchList'> {
  const accountId = unsure.accountOf(remoteId);
  if (accountId === undefined) {
    throw new Failure('not-found', 'This remote is not there any more. Choose another one.');
  }
  const index = indexRecords(records.map(withLooseName));
  const owners = new Map(
    records.flatMap(({ id }) => {
      const owner = unsure.recordOwner(accountId, id);
      return owner === undefined ? [] : [[id, owner] as const];
    }),
  );
  const list = { index, owners };
  return {
    matches: unsure
      .unsureAt(accountId)
      .map((row) => matchRow(row, keysOf(row, findProfile(profiles, row.profileId)), list)),
    sent: unsure.countSent(accountId),
    sentListed: [...owners.values()].filter(({ saidByRemote }) => saidByRemote).length,
  };
}

type List = { readonly index: RecordIndex; readonly owners: ReadonlyMap<string, RecordOwner> };

function matchRow(row: UnsureRow, keys: ToFind, list: List): ListMatch {
  const { index, owners } = list;
  const { submissionId, productName, productSku, unsureKind, attempts, leftAt } = row;
  const found = findRecords(keys, index, (id) => !owners.has(id));
  return {
    submissionId,
    productName,
    productSku,
    unsureKind,
    attempts,
    leftAt,
    ids: [...(found?.ids ?? [])],
    by: found?.by ?? null,
    strong: found?.by === 'reference' || (found?.by === 'sku' && row.isSkuOwn),
    taken: findTaken(keys, list),
    couldTell: (['reference', 'sku', 'name'] as const).some((by) => keys[by] !== null && index[by].size > 0),
  };
}

/** Where a wrong id was given to another product, its record is that product's here, and there all the same. */
function findTaken(keys: ToFind, { index, owners }: List): ListMatch['taken'] {
  const found = findRecords({ ...keys, name: null }, index, (id) => owners.has(id));
  const [id] = found?.ids ?? [];
  const owner = id === undefined ? undefined : owners.get(id);
  if (found === undefined || id === undefined || owner === undefined) return null;
  return { id, productName: owner.productName, by: found.by };
}

function keysOf(row: UnsureRow, profile: Profile): ToFind {
  const keys = sentKeys(row.sent, row.sentSku, profile);
  return { ...keys, name: keys.name === null ? null : foldLoosely(keys.name) };
}

/** A name is only a hint, and goes through spreadsheets and web pages. */
function withLooseName(record: ListedRecord): ListedRecord {
  return { ...record, name: record.name === null ? null : foldLoosely(record.name) };
}
