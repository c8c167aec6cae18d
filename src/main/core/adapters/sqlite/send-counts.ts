import type { FileFirst, SendingReader } from '../../domain/ports/sending-reader.ts';
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

/** Each product once. */
const EACH = `
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
    WHERE r.id = ?)`;

/** Sums by how they stand. */
const STANDINGS = `${EACH}
  SELECT standing, count(*) AS products, sum(has_draft) AS openDrafts, count(waits_for) AS images,
    sum(is_broken) AS broken, sum(is_refused) AS refused, sum(is_unknown) AS unknown
  FROM each GROUP BY standing`;

const FILES = `${EACH}
  SELECT DISTINCT waits_for AS hash, COALESCE(f.bytes, 0) AS bytes FROM each LEFT JOIN image_file f ON f.hash = waits_for
  WHERE standing = 'ready' AND waits_for IS NOT NULL`;

type StandingRow = {
  readonly standing: Standing;
  readonly products: number;
  readonly openDrafts: number;
  readonly images: number;
  readonly broken: number;
  readonly refused: number;
  readonly unknown: number;
};

/** How many of some products stand where, at one remote. */
export function createSendCounts(db: Database): Pick<SendingReader, 'countsAt' | 'filesFirst'> {
  const standings = db.prepare<[string, number], StandingRow>(STANDINGS);
  const files = db.prepare<[string, number], FileFirst>(FILES);
  return {
    countsAt: (products, remoteId) => {
      const rows = standings.all(idsOf(products), remoteId);
      const of = (standing: Standing) => rows.find((row) => row.standing === standing);
      const count = (standing: Standing) => of(standing)?.products ?? 0;
      const ready = of('ready');
      return {
        ready: ready?.products ?? 0,
        withProblems: count('has-problems'),
        alreadyThere: count('already-there'),
        refusedBefore: of('already-there')?.refused ?? 0,
        maybeThere: count('maybe-there'),
        saidAbsent: count('maybe-there') - (of('maybe-there')?.unknown ?? 0),
        openDrafts: ready?.openDrafts ?? 0,
        imagesFirst: ready?.images ?? 0,
        brokenImages: ready?.broken ?? 0,
      };
    },
    filesFirst: (products, remoteId) => files.all(idsOf(products), remoteId),
  };
}

function idsOf(products: readonly number[]): string {
  return JSON.stringify([...new Set(products)]);
}

export function createRemoteUse(db: Database): SendingReader['useOf'] {
  const used = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE remote_id = ? AND state = 'sent')`,
    )
    .pluck();
  const answersAfter = db.prepare<[number], number>(MEDIAN_ANSWER).pluck();
  return ({ id, accountId }) => ({
    neverUsed: used.get(id) === 0,
    answersAfter: answersAfter.get(accountId) ?? null,
  });
}
