import { FormDraft } from '../../../../shared/model/product.ts';

export type DraftRecord = {
  readonly id: string;
  readonly productId: number | null;
  readonly baseVersion: number;
  readonly fields: string;
  readonly updatedAt: number;
};

export const SELECT_DRAFT = `SELECT id, product_id AS productId, base_version AS baseVersion, fields,
  updated_at AS updatedAt FROM form_draft`;

export function toDraft(record: DraftRecord): FormDraft {
  return FormDraft.parse({ ...record, fields: JSON.parse(record.fields) as unknown });
}
