import type { Remote } from '../../../../shared/model/remote.ts';
import type { LaneStatus } from '../../../../shared/model/submission.ts';
import type { RemoteCounts, SendingReader, SendingTotals } from '../../domain/ports/sending-reader.ts';
import type { Standing } from '../../domain/ports/sending-store.ts';
import { createKnownAccounts } from './account-reader.ts';
import type { Database } from './database.ts';
import { createHistoryReader } from './history-reader.ts';
import { readMeta } from './meta-store.ts';
import { type RemoteRecord, SELECT_REMOTE, toRemote } from './remote-store.ts';
import { createSentBodyReader } from './sent-body-reader.ts';
import { STANDING } from './standing.ts';
import { createSubmissionList } from './submission-list.ts';
import { createValuesInUse } from './values-in-use.ts';

/** What the window asks about remotes and sending, on a connection that only reads. */
export function createSendingReader(db: Database): SendingReader {
  const remotes = db.prepare<[], RemoteRecord>(
    `${SELECT_REMOTE} WHERE r.removed_at IS NULL ORDER BY r.name COLLATE NOCASE, r.id`,
  );
  const remote = db.prepare<[number], RemoteRecord>(
    `${SELECT_REMOTE} WHERE r.id = ? AND r.removed_at IS NULL`,
  );
  return {
    remotes: () => remotes.all().map(toRemote),
    remote: (id) => {
      const record = remote.get(id);
      return record === undefined ? undefined : toRemote(record);
    },
    accountsAt: createKnownAccounts(db),
    countsAt: createCounts(db),
    valuesInUse: createValuesInUse(db),
    submissions: createSubmissionList(db),
    history: createHistoryReader(db),
    totals: createTotals(db),
    sentBody: createSentBodyReader(db),
  };
}

function createCounts(db: Database): (products: readonly number[], remote: Remote) => RemoteCounts {
  const standings = db.prepare<
    [string, number],
    { standing: Standing; products: number; openDrafts: number }
  >(`
    SELECT ${STANDING} AS standing, count(*) AS products,
      sum(EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = p.id)) AS openDrafts
    FROM json_each(?) j JOIN product p ON p.id = j.value, remote r
    WHERE r.id = ? GROUP BY standing`);
  const used = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE remote_id = ? AND state = 'sent')`,
    )
    .pluck();
  return (products, remote) => {
    const rows = standings.all(JSON.stringify([...new Set(products)]), remote.id);
    const count = (standing: Standing) => rows.find((row) => row.standing === standing)?.products ?? 0;
    return {
      remoteId: remote.id,
      remoteName: remote.name,
      profileId: remote.profileId,
      ready: count('ready'),
      withProblems: count('has-problems'),
      alreadyThere: count('already-there'),
      maybeThere: count('maybe-there'),
      openDrafts: rows.find(({ standing }) => standing === 'ready')?.openDrafts ?? 0,
      neverUsed: used.get(remote.id) === 0,
    };
  };
}

function createTotals(db: Database): () => SendingTotals {
  const lanes = db.prepare<[], Omit<LaneStatus, 'unreachable'> & { failures: number }>(`
    SELECT r.id AS remoteId, l.hold, l.detail, l.not_before AS waitsUntil, l.failures,
      (SELECT count(*) FROM submission s WHERE s.account_id = r.account_id AND s.state = 'queued' AND s.remote_id = r.id) AS waiting
    FROM remote r JOIN lane l ON l.account_id = r.account_id
    WHERE r.removed_at IS NULL ORDER BY r.id`);
  const count = db
    .prepare<[string], number>(
      `SELECT count(*) FROM submission WHERE state IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const countIn = (...states: readonly string[]) => count.get(JSON.stringify(states)) ?? 0;
  return () => ({
    paused: readMeta(db, 'sending_paused') === '1',
    lanes: lanes.all().map(({ failures, ...lane }) => ({ ...lane, unreachable: failures > 0 })),
    needsYou: countIn('rejected', 'unsure'),
    waiting: countIn('queued', 'sending'),
    sent: countIn('sent'),
  });
}
