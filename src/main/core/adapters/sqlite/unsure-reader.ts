import type { UnsureReader, UnsureRow } from '../../domain/ports/unsure-reader.ts';
import { IS_SAID } from './attempt-store.ts';
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
      `SELECT count(*) FROM submission s WHERE s.account_id = ? AND s.state = 'sent' AND NOT ${IS_SAID}`,
    )
    .pluck();
  const owner = db.prepare<[number, string], { productName: string; isSaid: number }>(`
    SELECT p.name AS productName, ${IS_SAID} AS isSaid FROM submission s JOIN product p ON p.id = s.product_id
    WHERE s.account_id = ? AND s.remote_record_id = ? AND s.state = 'sent'`);
  const account = db.prepare<[number], number>('SELECT account_id FROM remote WHERE id = ?').pluck();
  return {
    unsureAt: (accountId) =>
      unsure.all(accountId).map(({ identity, body, isSkuOwn, ...row }) => ({
        ...row,
        sent: { identity, body },
        isSkuOwn: isSkuOwn === 1,
      })),
    accountOf: (remoteId) => account.get(remoteId),
    countSent: (accountId) => sent.get(accountId) ?? 0,
    recordOwner: (accountId, recordId) => {
      const found = owner.get(accountId, recordId);
      return found && { productName: found.productName, saidByRemote: found.isSaid === 0 };
    },
  };
}
