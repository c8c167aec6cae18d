import { expectPresent } from '../../../../shared/assert.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Random } from '../../domain/ports/random.ts';
import type { SendingStore, Standing, StoredSubmission } from '../../domain/ports/sending-store.ts';
import { IS_SAID } from './attempt-store.ts';
import { createCopiedMark } from './copy-store.ts';
import type { Database } from './database.ts';
import { imageBeforeSql } from './image-waiting-sql.ts';
import { STANDING } from './standing.ts';
import { createTakenSkus } from './taken-skus.ts';

const SUBMISSION = `s.id, s.product_id AS productId, s.remote_id AS remoteId, s.account_id AS accountId, s.state,
  s.unsure_kind AS unsureKind, s.attempt_id AS attemptId, s.product_version AS productVersion, s.sent_sku AS sentSku,
  s.absent_through AS absentThrough`;

type Reads =
  | 'firstInLine'
  | 'waitsForImageBefore'
  | 'isImageFirst'
  | 'hasOpenRequest'
  | 'submission'
  | 'leftSending'
  | 'recordOwner'
  | 'skuTakenBy'
  | 'standing';
type Writes = 'enqueue' | 'supersedeRefused' | 'markSending' | 'move' | 'setSubmissionPaused';

/** What the engine asks about submissions. */
export function createSubmissionReads(db: Database): Pick<SendingStore, Reads> {
  const firstInLine = db.prepare<[number], StoredSubmission>(`
    SELECT ${SUBMISSION} FROM submission s
    WHERE s.id = (SELECT submission_id FROM submission_ready WHERE account_id = ? ORDER BY seq LIMIT 1)`);
  const imageBefore = db
    .prepare<[string], number>(
      `SELECT ${imageBeforeSql('n.account_id', 'n.seq')} FROM submission n WHERE n.id = ?`,
    )
    .pluck();
  const imageFirst = db
    .prepare<[number, number], number>(
      'SELECT EXISTS (SELECT 1 FROM product_check WHERE product_id = ? AND remote_id = ? AND waits > 0)',
    )
    .pluck();
  const openRequest = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE account_id = ? AND state = 'sending')`,
    )
    .pluck();
  const byId = db.prepare<[string], StoredSubmission>(
    `SELECT ${SUBMISSION} FROM submission s WHERE s.id = ?`,
  );
  const leftSending = db.prepare<[number], StoredSubmission>(`
    SELECT ${SUBMISSION} FROM submission s JOIN attempt a ON a.id = s.attempt_id
    WHERE s.state = 'sending' AND a.epoch < ? ORDER BY s.seq`);
  const recordOwner = db.prepare<[number, string], { productName: string; isSaid: number }>(`
    SELECT p.name AS productName, ${IS_SAID} AS isSaid FROM submission s JOIN product p ON p.id = s.product_id
    WHERE s.account_id = ? AND s.remote_record_id = ? AND s.state = 'sent'`);
  const takenSkus = createTakenSkus(db);
  const standing = db
    .prepare<[number, number], Standing>(
      `SELECT ${STANDING} FROM product p, remote r WHERE p.id = ? AND r.id = ?`,
    )
    .pluck();
  return {
    firstInLine: (accountId) => firstInLine.get(accountId),
    waitsForImageBefore: ({ id }) => imageBefore.get(id) === 1,
    isImageFirst: (productId, remoteId) => imageFirst.get(productId, remoteId) === 1,
    hasOpenRequest: (accountId) => openRequest.get(accountId) === 1,
    submission: (id) => byId.get(id),
    leftSending: (epoch) => leftSending.all(epoch),
    recordOwner: (accountId, recordId) => {
      const owner = recordOwner.get(accountId, recordId);
      return owner && { productName: owner.productName, isSaid: owner.isSaid === 1 };
    },
    skuTakenBy: (accountId, sku, id) => takenSkus(accountId, [{ id, sku }]).get(id),
    standing: (productId, remote) =>
      expectPresent(standing.get(productId, remote.id), 'the product and the remote are there'),
  };
}

/** How submissions come to be and move; the database refuses illegal moves by itself. */
export function createSubmissionWrites(
  db: Database,
  clock: Clock,
  random: Random,
): Pick<SendingStore, Writes> {
  const enqueue = db.prepare(`
    INSERT INTO submission(id, seq, product_id, remote_id, account_id, state, created_at, updated_at)
    VALUES (@id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM submission), @productId, @remoteId, @accountId, 'queued', @at, @at)
    ON CONFLICT DO NOTHING`);
  const holdIfCopied = createCopiedMark(db);
  const markSending = db.prepare(`
    UPDATE submission SET state = 'sending', copied = 0, reason = NULL, detail = NULL, attempt_id = @attemptId,
      product_version = @productVersion, sent_sku = @sentSku, updated_at = @at,
      sku_free_scan = CASE WHEN @isFirst THEN @skuFreeScan ELSE sku_free_scan END
    WHERE id = @id`);
  const move = db.prepare(`
    UPDATE submission SET state = @state, unsure_kind = @unsureKind, reason = @reason, detail = @detail,
      attempt_id = CASE WHEN @forgetAttempt THEN NULL ELSE attempt_id END,
      remote_record_id = @remoteRecordId,
      differences = @differences, field_errors = @fieldErrors, updated_at = @at, look_at = NULL
    WHERE id = @id`);
  const supersedeRefused = db.prepare(`
    UPDATE submission SET state = 'superseded', updated_at = ?
    WHERE product_id = ? AND account_id = ? AND state = 'rejected'`);
  const setPaused = db.prepare(`UPDATE submission SET paused = ? WHERE id = ?`);
  return {
    enqueue: (productId, remote, id = random.uuid()) => {
      const row = { id, productId, remoteId: remote.id, accountId: remote.accountId, at: clock.now() };
      if (enqueue.run(row).changes !== 1) return undefined;
      holdIfCopied(id, row);
      return id;
    },
    markSending: (id, { skuFreeScan, ...marker }) => {
      const first = { isFirst: skuFreeScan === undefined ? 0 : 1, skuFreeScan: skuFreeScan ?? null };
      markSending.run({ ...marker, ...first, id, at: clock.now() });
    },
    move: (id, to) => {
      move.run({
        id,
        at: clock.now(),
        state: to.state,
        unsureKind: to.unsureKind ?? null,
        reason: to.reason ?? null,
        detail: to.detail ?? null,
        forgetAttempt: to.forgetAttempt === true ? 1 : 0,
        remoteRecordId: to.remoteRecordId ?? null,
        differences: JSON.stringify(to.differences ?? []),
        fieldErrors: JSON.stringify(to.fieldErrors ?? []),
      });
    },
    supersedeRefused: (productId, accountId) => {
      supersedeRefused.run(clock.now(), productId, accountId);
    },
    setSubmissionPaused: (id, paused) => {
      setPaused.run(paused ? 1 : 0, id);
    },
  };
}
