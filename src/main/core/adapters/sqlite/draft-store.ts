import type { DraftStore } from '../../domain/ports/draft-store.ts';
import type { Database } from './database.ts';
import { type DraftRecord, SELECT_DRAFT, toDraft, writeDraft } from './draft-record.ts';

export function createDraftStore(db: Database): DraftStore {
  const select = db.prepare<[string], DraftRecord>(`${SELECT_DRAFT} WHERE id = ?`);
  // REPLACE also settles a second draft of the same product: the newer keystrokes win.
  const keep = db.prepare<[DraftRecord]>(
    'INSERT OR REPLACE INTO form_draft VALUES (@id, @productId, @baseVersion, @fields, @updatedAt)',
  );
  const remove = db.prepare<[string]>('DELETE FROM form_draft WHERE id = ?');
  const removeOf = db.prepare<[number]>('DELETE FROM form_draft WHERE product_id = ?');
  return {
    get: (id) => {
      const record = select.get(id);
      return record === undefined ? null : toDraft(record);
    },
    keep: (draft) => {
      keep.run(writeDraft(draft));
    },
    remove: (id) => remove.run(id).changes > 0,
    removeOf: (productId) => removeOf.run(productId).changes > 0,
  };
}
