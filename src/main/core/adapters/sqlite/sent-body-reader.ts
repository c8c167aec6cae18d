import { readLocalImage } from '../../../../shared/model/local-image.ts';
import type { RemoteSettings } from '../../../../shared/model/remote.ts';
import type { SentBody } from '../../domain/ports/sending-reader.ts';
import type { Database } from './database.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';

type SentRecord = Omit<SentBody, 'fields' | 'settings' | 'publicUrls'> & {
  readonly productId: number;
  readonly settings: string;
};

/** What was sent for a submission, beside the product as it is now. */
export function createSentBodyReader(db: Database): (submissionId: string) => SentBody | undefined {
  const sent = db.prepare<[string], SentRecord>(`
    SELECT a.identity, a.body, s.product_id AS productId, r.profile_id AS profileId, r.settings
    FROM submission s JOIN attempt a ON a.id = s.attempt_id JOIN remote r ON r.id = s.remote_id WHERE s.id = ?`);
  const product = db.prepare<[number], ProductRecord>(`${SELECT_PRODUCT} WHERE p.id = ?`);
  const selectUrls = db
    .prepare<[string], string>(`SELECT url FROM image_upload WHERE file = ? AND state = 'done'`)
    .pluck();
  return (submissionId) => {
    const record = sent.get(submissionId);
    const now = record === undefined ? undefined : product.get(record.productId);
    if (record === undefined || now === undefined) return undefined;
    const { identity, body, profileId } = record;
    const settings = JSON.parse(record.settings) as RemoteSettings; // written by the remote store
    const { fields } = toProduct(now);
    const image = readLocalImage(fields.imageUrl);
    const publicUrls = image === null ? [] : selectUrls.all(image.file);
    return { identity, body, profileId, settings, fields, publicUrls };
  };
}
