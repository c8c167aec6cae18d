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
  const { base, ...fields } = JSON.parse(record.fields) as Record<string, unknown>; // written by writeDraft
  return FormDraft.parse({ ...record, fields, ...(base !== undefined && { base }) });
}

export function writeDraft({ base, ...draft }: FormDraft): DraftRecord {
  return { ...draft, fields: JSON.stringify(base === undefined ? draft.fields : { ...draft.fields, base }) };
}
