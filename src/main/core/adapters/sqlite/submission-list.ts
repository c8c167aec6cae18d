import type { Submission } from '../../../../shared/model/submission.ts';
import { MOST_UNSURE_REQUESTS } from '../../domain/ports/sending-reader.ts';
import { EXISTS_THERE } from './attempt-store.ts';
import type { Database } from './database.ts';
import { ENDED, ENDED_AS } from './ended-as.ts';

type Flag = 'paused' | 'leavesByItself' | 'existsThere' | 'changedSince';
type Listed = Flag | 'differences' | 'fieldErrors';
type Rare = 'endedAs' | 'lookFailed' | 'leftBy';
type SubmissionRecord = Omit<Submission, Listed | Rare | 'lookWaits'> & {
  readonly [K in Listed]: K extends Flag ? number : string;
} & { readonly [K in Rare]: NonNullable<Submission[K]> | null } & { readonly isToLook: number };

/** Asked row by row: joined, SQLite would work out the reasons of all submissions first. */
function reasonColumn(column: 'reason' | 'detail' | 'wake_at'): string {
  return `(SELECT ${column} FROM submission_reason WHERE submission_id = s.id)`;
}

/** How many requests of submission `s` ended without saying what became of them. */
const COUNT_UNSURE = `(SELECT count(*) FROM attempt a LEFT JOIN answer w ON w.attempt_id = a.id
      WHERE a.submission_id = s.id AND COALESCE(w.outcome, 'unsure') = 'unsure')`;

/** What the last look said, where it came to nothing. */
const LOOK_FAILED = `(SELECT iif(e.kind = 'look-failed', e.detail, NULL) FROM evidence e
      WHERE e.submission_id = s.id ORDER BY e.id DESC LIMIT 1)`;

/** Whether any remote leads to the account of a row that is still to be settled. */
const LEFT_BY = `CASE WHEN s.state IN ('unsure', 'rejected')
      AND NOT EXISTS (SELECT 1 FROM remote u WHERE u.account_id = s.account_id AND u.removed_at IS NULL)
    THEN iif(r.removed_at IS NULL, 'moved', 'removed') END`;

const ROW = `SELECT s.id, s.product_id AS productId, p.name AS productName, p.sku AS productSku,
    s.remote_id AS remoteId, r.name AS remoteName, s.state, s.unsure_kind AS unsureKind, s.paused,
    ${reasonColumn('reason')} AS reason, COALESCE(${reasonColumn('detail')}, s.detail) AS detail, ${reasonColumn('wake_at')} AS wakeAt,
    s.look_at IS NOT NULL AS isToLook,
    s.state = 'unsure' AND s.unsure_kind = 'maybe' AND ${COUNT_UNSURE} < ${MOST_UNSURE_REQUESTS} AS leavesByItself,
    (SELECT count(*) FROM attempt a WHERE a.submission_id = s.id) AS attempts,
    s.remote_record_id AS remoteRecordId, s.differences, s.field_errors AS fieldErrors,
    ${EXISTS_THERE} AS existsThere,
    CASE WHEN s.state IN ${ENDED} THEN ${ENDED_AS} END AS endedAs,
    CASE WHEN s.state = 'unsure' THEN ${LOOK_FAILED} END AS lookFailed, ${LEFT_BY} AS leftBy,
    s.state = 'sent' AND p.version > COALESCE(s.product_version, p.version) AS changedSince,
    s.created_at AS createdAt, s.updated_at AS updatedAt
  FROM json_each(?) j
  JOIN submission s ON s.id = j.value
  JOIN product p ON p.id = s.product_id
  JOIN remote r ON r.id = s.remote_id
  ORDER BY j.key`;

/** Reads rows by their ids, in the order of the ids. */
export function createRowReader(db: Database): (ids: readonly string[]) => readonly Submission[] {
  const rows = db.prepare<[string], SubmissionRecord>(ROW);
  return (ids) => rows.all(JSON.stringify(ids)).map(toSubmission);
}

/** States in the order of the list: what needs the person, what is under way, the line, then the rest by age. */
const STAGES: readonly (readonly [states: string, order: string])[] = [
  [`'unsure', 'rejected'`, 'updated_at DESC'],
  [`'sending'`, 'seq'],
  [`'queued'`, 'seq'],
  [`'sent', 'cancelled', 'discarded', 'superseded'`, 'updated_at DESC'],
];

/** Submissions of one product, or the first of all. */
export function createSubmissionList(
  db: Database,
): (product: number | null, limit: number) => readonly Submission[] {
  const prepareStages = (ofProduct: string) =>
    STAGES.map(([states, order]) =>
      db
        .prepare<[{ product: number | null; limit: number }], string>(
          `SELECT id FROM submission WHERE state IN (${states})${ofProduct} ORDER BY ${order} LIMIT @limit`,
        )
        .pluck(),
    );
  const all = prepareStages('');
  const ofOne = prepareStages(' AND product_id = @product');
  const rowsOf = createRowReader(db);
  return (product, limit) => {
    const ids: string[] = [];
    for (const stage of product === null ? all : ofOne) {
      if (ids.length >= limit) break;
      ids.push(...stage.all({ product, limit: limit - ids.length }));
    }
    return rowsOf(ids);
  };
}

function toSubmission({ isToLook, endedAs, lookFailed, leftBy, ...record }: SubmissionRecord): Submission {
  return {
    ...record,
    lookWaits: isToLook === 1 && record.wakeAt === null,
    paused: record.paused === 1,
    leavesByItself: record.leavesByItself === 1,
    existsThere: record.existsThere === 1,
    changedSince: record.changedSince === 1,
    ...(endedAs !== null && { endedAs }),
    ...(lookFailed !== null && { lookFailed }),
    ...(leftBy !== null && { leftBy }),
    differences: JSON.parse(record.differences) as Submission['differences'], // written by the submission store
    fieldErrors: JSON.parse(record.fieldErrors) as Submission['fieldErrors'],
  };
}
