import type { Clock } from '../../domain/ports/clock.ts';
import type { Random } from '../../domain/ports/random.ts';
import type { SendingStore } from '../../domain/ports/sending-store.ts';
import { createAttemptStore } from './attempt-store.ts';
import { prepareSetCheck } from './check-store.ts';
import type { Database } from './database.ts';
import { createElsewhereStore } from './elsewhere-store.ts';
import { isDiskTrouble } from './errors.ts';
import { isAway } from './home.ts';
import { createLaneStore } from './lane-store.ts';
import { createLookStore } from './look-store.ts';
import { readMeta, writeMeta } from './meta-store.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';
import { createPublishedImages } from './published-images.ts';
import { type RemoteRecord, SELECT_REMOTE, toRemote } from './remote-store.ts';
import { createGroupIds } from './submission-groups-sql.ts';
import { createSubmissionReads, createSubmissionWrites } from './submission-store.ts';
import { createTransactions } from './transactions.ts';
import { createWithdrawals } from './withdraw-queued.ts';

/** Everything that the sending engine keeps, on the one writing connection. */
export function createSendingStore(
  db: Database,
  {
    clock,
    random,
    home = null,
  }: { readonly clock: Clock; readonly random: Random; readonly home?: string | null },
): SendingStore {
  return {
    atomically: createTransactions(db).run,
    isDiskTrouble,
    ...createProgramFacts(db),
    ...createCatalogFacts(db),
    ...createLaneStore(db),
    ...createSubmissionReads(db),
    idsOfGroup: createGroupIds(db),
    ...createSubmissionWrites(db, clock, random),
    ...createWithdrawals(db, clock),
    ...createAttemptStore(db, clock),
    ...createLookStore(db, clock),
    ...createElsewhereStore(db, clock, home),
  };
}

function createProgramFacts(
  db: Database,
): Pick<SendingStore, 'openEpoch' | 'isPaused' | 'isAway' | 'setPaused'> {
  return {
    openEpoch: () => {
      const epoch = Number(readMeta(db, 'boot_epoch') ?? 0) + 1;
      writeMeta(db, { boot_epoch: String(epoch) });
      return epoch;
    },
    isPaused: () => readMeta(db, 'sending_paused') === '1',
    isAway: () => isAway(db),
    setPaused: (paused) => writeMeta(db, { sending_paused: paused ? '1' : '0' }),
  };
}

function createCatalogFacts(
  db: Database,
): Pick<
  SendingStore,
  'remote' | 'setKeyMissing' | 'forgetMissingKeys' | 'product' | 'setCheck' | 'publishedImage'
> {
  const remote = db.prepare<[number], RemoteRecord>(`${SELECT_REMOTE} WHERE r.id = ?`);
  const setKeyMissing = db.prepare<[number, number]>(`UPDATE remote SET key_missing = ? WHERE id = ?`);
  const forgetMissingKeys = db.prepare('UPDATE remote SET key_missing = 0 WHERE key_missing = 1');
  const product = db.prepare<[number], ProductRecord>(`${SELECT_PRODUCT} WHERE p.id = ?`);
  return {
    remote: (id) => {
      const record = remote.get(id);
      return record === undefined ? undefined : toRemote(record);
    },
    setKeyMissing: (remoteId, missing) => {
      setKeyMissing.run(missing ? 1 : 0, remoteId);
    },
    forgetMissingKeys: () => {
      forgetMissingKeys.run();
    },
    product: (id) => {
      const record = product.get(id);
      if (record === undefined) return undefined;
      const { version, fields, trashedAt } = toProduct(record);
      return { version, fields, trashed: trashedAt !== null };
    },
    setCheck: prepareSetCheck(db),
    publishedImage: createPublishedImages(db),
  };
}
