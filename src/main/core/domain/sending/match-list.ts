import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { ListedRecord, ListMatch } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { SendingReader } from '../ports/sending-reader.ts';
import type { UnsureReader, UnsureRow } from '../ports/unsure-reader.ts';
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
  readonly reader: Pick<SendingReader, 'remote'>;
  readonly unsure: UnsureReader;
  readonly profiles: ProfileSource;
};

/**
 * What a list that the person pasted says about the unsure rows of a remote's account; nothing is changed.
 * @throws Failure `not-found` when the remote was removed.
 */
export function matchList(
  { reader, unsure, profiles }: Ports,
  { remoteId, records }: Input<'sending.matchList'>,
): Output<'sending.matchList'> {
  const remote = reader.remote(remoteId);
  if (remote === undefined) {
    throw new Failure('not-found', 'This remote is not there any more. Choose another one.');
  }
  const { accountId } = remote;
  const index = indexRecords(records.map(withLooseName));
  const owned = new Set(records.map(({ id }) => id).filter((id) => unsure.isRecordOwned(accountId, id)));
  const list = { index, isFree: (id: string) => !owned.has(id) };
  return {
    matches: unsure
      .unsureAt(accountId)
      .map((row) => matchRow(row, keysOf(row, findProfile(profiles, row.profileId)), list)),
    sent: unsure.countSent(accountId),
    sentListed: owned.size,
  };
}

type List = { readonly index: RecordIndex; readonly isFree: (id: string) => boolean };

function matchRow(row: UnsureRow, keys: ToFind, { index, isFree }: List): ListMatch {
  const { submissionId, productName, productSku, unsureKind, attempts, leftAt } = row;
  const found = findRecords(keys, index, isFree);
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
    couldTell: (['reference', 'sku', 'name'] as const).some((by) => keys[by] !== null && index[by].size > 0),
  };
}

function keysOf(row: UnsureRow, profile: Profile): ToFind {
  const keys = sentKeys(row.sent, row.sentSku, profile);
  return { ...keys, name: keys.name === null ? null : foldLoosely(keys.name) };
}

/** A name is only a hint, and goes through spreadsheets and web pages. */
function withLooseName(record: ListedRecord): ListedRecord {
  return { ...record, name: record.name === null ? null : foldLoosely(record.name) };
}
