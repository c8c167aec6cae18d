import type { Remote } from '../../../../shared/model/remote.ts';
import type { RemoteCounts, SendingReader } from '../../domain/ports/sending-reader.ts';
import type { Standing } from '../../domain/ports/sending-store.ts';
import { createKnownAccounts } from './account-reader.ts';
import type { Database } from './database.ts';
import { ENDED, ENDED_AS } from './ended-as.ts';
import { createHistoryReader } from './history-reader.ts';
import { createPublishedImages } from './published-images.ts';
import { type RemoteRecord, SELECT_REMOTE, toRemote } from './remote-store.ts';
import { createTotals } from './sending-totals.ts';
import { createSentBodyReader } from './sent-body-reader.ts';
import { STANDING } from './standing.ts';
import { createSubmissionFind } from './submission-find.ts';
import { createSubmissionGroups } from './submission-groups.ts';
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
    publishedImage: createPublishedImages(db),
    accounts: createKnownAccounts(db),
    countsAt: createCounts(db),
    valuesInUse: createValuesInUse(db),
    submissions: createSubmissionList(db),
    ...createSubmissionGroups(db),
    ...createSubmissionFind(db),
    history: createHistoryReader(db),
    totals: createTotals(db),
    sentBody: createSentBodyReader(db),
  };
}

/** Milliseconds from a request to its answer: the median of the last 20 of an account, among the last 1,000 of all. */
const MEDIAN_ANSWER = `
  WITH latest AS (
    SELECT w.at - a.started_at AS took
    FROM (SELECT id, submission_id, started_at FROM attempt ORDER BY id DESC LIMIT 1000) a
    JOIN answer w ON w.attempt_id = a.id
    JOIN submission s ON s.id = a.submission_id
    WHERE s.account_id = ? AND w.at >= a.started_at ORDER BY a.id DESC LIMIT 20)
  SELECT took FROM latest ORDER BY took LIMIT 1 OFFSET (SELECT count(*) / 2 FROM latest)`;

function createCounts(db: Database): (products: readonly number[], remote: Remote) => RemoteCounts {
  const standings = db.prepare<
    [string, number],
    {
      standing: Standing;
      products: number;
      openDrafts: number;
      images: number;
      refused: number;
      unknown: number;
    }
  >(`
    SELECT ${STANDING} AS standing, count(*) AS products,
      sum(EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = p.id)) AS openDrafts,
      sum(EXISTS (SELECT 1 FROM product_check c WHERE c.product_id = p.id AND c.remote_id = r.id AND c.waits > 0)) AS images,
      sum(EXISTS (SELECT 1 FROM submission s WHERE s.product_id = p.id AND s.account_id = r.account_id
        AND s.state = 'rejected')) AS refused,
      sum(EXISTS (SELECT 1 FROM submission s WHERE s.product_id = p.id AND s.account_id = r.account_id
        AND s.state IN ${ENDED} AND ${ENDED_AS} = 'unknown')) AS unknown
    FROM json_each(?) j JOIN product p ON p.id = j.value, remote r
    WHERE r.id = ? GROUP BY standing`);
  const used = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE remote_id = ? AND state = 'sent')`,
    )
    .pluck();
  const answersAfter = db.prepare<[number], number>(MEDIAN_ANSWER).pluck();
  return (products, remote) => {
    const rows = standings.all(JSON.stringify([...new Set(products)]), remote.id);
    const of = (standing: Standing) => rows.find((row) => row.standing === standing);
    const count = (standing: Standing) => of(standing)?.products ?? 0;
    return {
      remoteId: remote.id,
      remoteName: remote.name,
      profileId: remote.profileId,
      ready: count('ready'),
      withProblems: count('has-problems'),
      alreadyThere: count('already-there'),
      refusedBefore: of('already-there')?.refused ?? 0,
      maybeThere: count('maybe-there'),
      saidAbsent: count('maybe-there') - (of('maybe-there')?.unknown ?? 0),
      openDrafts: of('ready')?.openDrafts ?? 0,
      imagesFirst: of('ready')?.images ?? 0,
      neverUsed: used.get(remote.id) === 0,
      answersAfter: answersAfter.get(remote.accountId) ?? null,
    };
  };
}
