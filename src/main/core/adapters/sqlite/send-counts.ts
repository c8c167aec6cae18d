import type { Remote } from '../../../../shared/model/remote.ts';
import type { RemoteCounts } from '../../domain/ports/sending-reader.ts';
import type { Standing } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';
import { ENDED, ENDED_AS } from './ended-as.ts';
import { HASH_OF_IMAGE, IS_BROKEN_IMAGE } from './link-check-record.ts';
import { STANDING } from './standing.ts';

/** Milliseconds from a request to its answer: the median of the last 20 of an account, among the last 1,000 of all. */
const MEDIAN_ANSWER = `
  WITH latest AS (
    SELECT w.at - a.started_at AS took
    FROM (SELECT id, submission_id, started_at FROM attempt ORDER BY id DESC LIMIT 1000) a
    JOIN answer w ON w.attempt_id = a.id
    JOIN submission s ON s.id = a.submission_id
    WHERE s.account_id = ? AND w.at >= a.started_at ORDER BY a.id DESC LIMIT 20)
  SELECT took FROM latest ORDER BY took LIMIT 1 OFFSET (SELECT count(*) / 2 FROM latest)`;

/** Each product once, then sums by how they stand. A file counts once, however many of the ready ones wait for it. */
const STANDINGS = `
  WITH each AS MATERIALIZED (
    SELECT ${STANDING} AS standing,
      EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = p.id) AS has_draft,
      CASE WHEN EXISTS (SELECT 1 FROM product_check c WHERE c.product_id = p.id AND c.remote_id = r.id AND c.waits > 0)
        THEN ${HASH_OF_IMAGE} END AS waits_for,
      ${IS_BROKEN_IMAGE} AS is_broken,
      EXISTS (SELECT 1 FROM submission s WHERE s.product_id = p.id AND s.account_id = r.account_id
        AND s.state = 'rejected') AS is_refused,
      EXISTS (SELECT 1 FROM submission s WHERE s.product_id = p.id AND s.account_id = r.account_id
        AND s.state IN ${ENDED} AND ${ENDED_AS} = 'unknown') AS is_unknown
    FROM json_each(?) j JOIN product p ON p.id = j.value, remote r
    WHERE r.id = ?)
  SELECT standing, count(*) AS products, sum(has_draft) AS openDrafts, count(waits_for) AS images,
    count(DISTINCT waits_for) AS files, sum(is_broken) AS broken, sum(is_refused) AS refused, sum(is_unknown) AS unknown,
    (SELECT COALESCE(sum(f.bytes), 0) FROM image_file f
      WHERE f.hash IN (SELECT waits_for FROM each WHERE standing = 'ready')) AS bytes
  FROM each GROUP BY standing`;

type StandingRow = {
  readonly standing: Standing;
  readonly products: number;
  readonly openDrafts: number;
  readonly images: number;
  readonly files: number;
  readonly broken: number;
  readonly refused: number;
  readonly unknown: number;
  /** Of the files that the ready ones wait for, in every row. */
  readonly bytes: number;
};

/** How many of some products stand where, at one remote. */
export function createSendCounts(
  db: Database,
): (products: readonly number[], remote: Remote) => RemoteCounts {
  const standings = db.prepare<[string, number], StandingRow>(STANDINGS);
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
    const ready = of('ready');
    return {
      remoteId: remote.id,
      remoteName: remote.name,
      profileId: remote.profileId,
      ready: ready?.products ?? 0,
      withProblems: count('has-problems'),
      alreadyThere: count('already-there'),
      refusedBefore: of('already-there')?.refused ?? 0,
      maybeThere: count('maybe-there'),
      saidAbsent: count('maybe-there') - (of('maybe-there')?.unknown ?? 0),
      openDrafts: ready?.openDrafts ?? 0,
      imagesFirst: ready?.images ?? 0,
      filesFirst: ready?.files ?? 0,
      bytesFirst: ready?.bytes ?? 0,
      brokenImages: ready?.broken ?? 0,
      neverUsed: used.get(remote.id) === 0,
      answersAfter: answersAfter.get(remote.accountId) ?? null,
    };
  };
}
