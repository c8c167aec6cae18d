import type { UnsureReader, UnsureRow } from '../../domain/ports/unsure-reader.ts';
import type { Database } from './database.ts';
import { skuLeftElsewhere } from './look-store.ts';

type UnsureRecord = Omit<UnsureRow, 'sent' | 'isSkuOwn'> & UnsureRow['sent'] & { readonly isSkuOwn: number };

/** The unsure rows of an account with what left for them. */
export function createUnsureReader(db: Database): UnsureReader {
  const unsure = db.prepare<[number], UnsureRecord>(`
    SELECT s.id AS submissionId, p.name AS productName, p.sku AS productSku, s.unsure_kind AS unsureKind,
      r.profile_id AS profileId, s.sent_sku AS sentSku, a.identity, a.body, a.n AS attempts, a.started_at AS leftAt,
      s.sku_free_scan IS NOT NULL AND NOT ${skuLeftElsewhere('s.account_id', 's.sent_sku', 's.product_id')} AS isSkuOwn
    FROM submission s
    JOIN product p ON p.id = s.product_id
    JOIN remote r ON r.id = s.remote_id
    JOIN attempt a ON a.id = s.attempt_id
    WHERE s.state = 'unsure' AND s.account_id = ? ORDER BY s.seq`);
  const sent = db
    .prepare<[number], number>(
      `SELECT count(*) FROM submission WHERE account_id = ? AND remote_record_id IS NOT NULL AND state = 'sent'`,
    )
    .pluck();
  const owned = db
    .prepare<[number, string], number>(
      `SELECT EXISTS (SELECT 1 FROM submission WHERE account_id = ? AND remote_record_id = ? AND state = 'sent')`,
    )
    .pluck();
  return {
    unsureAt: (accountId) =>
      unsure.all(accountId).map(({ identity, body, isSkuOwn, ...row }) => ({
        ...row,
        sent: { identity, body },
        isSkuOwn: isSkuOwn === 1,
      })),
    countSent: (accountId) => sent.get(accountId) ?? 0,
    isRecordOwned: (accountId, recordId) => owned.get(accountId, recordId) === 1,
  };
}
