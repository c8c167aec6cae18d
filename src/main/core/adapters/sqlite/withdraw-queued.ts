import type { Clock } from '../../domain/ports/clock.ts';
import type { SendingStore } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';

type Which = { readonly ids: string };

const QUEUED = `state = 'queued' AND`;

/**
 * Withdraws what waits of products that go into the trash; a request that is open goes on and is settled. Returns the SKUs
 * that this may have freed, for the caller to recheck.
 */
export function withdrawQueued(db: Database, productIds: readonly number[], at: number): readonly string[] {
  const where = `${QUEUED} product_id IN (SELECT value FROM json_each(@ids))`;
  return withdraw(db, where, { ids: JSON.stringify(productIds) }, at, 'The product went into the trash.')
    .freed;
}

/** What the engine and remote commands withdraw. */
export function createWithdrawals(
  db: Database,
  clock: Clock,
): Pick<SendingStore, 'withdrawOrphan' | 'withdrawOfRemote'> {
  const orphan = `${QUEUED} id IN (SELECT value FROM json_each(@ids)) AND (
    EXISTS (SELECT 1 FROM product p WHERE p.id = product_id AND p.trashed_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM remote r WHERE r.id = remote_id
      AND (r.removed_at IS NOT NULL OR r.account_id <> submission.account_id)))`;
  const ofRemote = `${QUEUED} remote_id IN (SELECT value FROM json_each(@ids))`;
  return {
    withdrawOrphan: (id) => {
      const why =
        'The product went into the trash, or the remote was removed, before it could stand in line again.';
      return withdraw(db, orphan, { ids: JSON.stringify([id]) }, clock.now(), why).count === 1;
    },
    withdrawOfRemote: (remoteId) => {
      const why = 'The remote was removed, or points to another account now.';
      return withdraw(db, ofRemote, { ids: JSON.stringify([remoteId]) }, clock.now(), why).freed;
    },
  };
}

type Withdrawn = { readonly count: number; readonly freed: readonly string[] };

function withdraw(db: Database, where: string, which: Which, at: number, why: string): Withdrawn {
  return db.transaction(() => {
    const skus = db.prepare<[Which], string>(
      `SELECT DISTINCT sent_sku FROM submission WHERE ${where} AND sent_sku IS NOT NULL`,
    );
    const freed = skus.pluck().all(which);
    db.prepare(`INSERT INTO evidence(submission_id, at, actor, kind, detail)
      SELECT id, @at, 'engine', 'withdrawn', @why FROM submission WHERE ${where}`).run({ ...which, at, why });
    const { changes: count } = db
      .prepare(`UPDATE submission SET state = 'cancelled', detail = NULL, updated_at = @at WHERE ${where}`)
      .run({ ...which, at });
    return { count, freed };
  })();
}
