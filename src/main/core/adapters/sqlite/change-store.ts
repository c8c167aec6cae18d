import { expectPresent } from '../../../../shared/assert.ts';
import type { Change } from '../../../../shared/model/change.ts';
import type { ChangedValue, ChangeStore, NewChange } from '../../domain/ports/change-store.ts';
import { createReverting } from './change-revert.ts';
import type { Database } from './database.ts';
import { COLUMNS } from './product-record.ts';

/** How many Changes can be undone. */
const KEPT = 100;

export const SELECT_CHANGE = 'SELECT id, kind, at, products, subject, undone_at AS undoneAt FROM change';

export function createChangeStore(db: Database): ChangeStore {
  const insert = db.prepare<[NewChange]>(
    'INSERT INTO change(kind, at, products, subject) VALUES (@kind, @at, @products, @subject)',
  );
  const insertValue = db.prepare('INSERT INTO change_value VALUES (?, ?, ?, ?, ?)');
  const dropUndone = db.prepare('DELETE FROM change WHERE undone_at IS NOT NULL');
  const dropOld = db.prepare(
    `DELETE FROM change WHERE id <= (SELECT id FROM change ORDER BY id DESC LIMIT 1 OFFSET ${KEPT})`,
  );
  const forgetAll = db.prepare('DELETE FROM change');
  const select = db.prepare<[number], Change>(`${SELECT_CHANGE} WHERE id = ?`);
  const lastDone = db.prepare<[], Change>(
    `${SELECT_CHANGE} WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1`,
  );
  const firstUndone = db.prepare<[], Change>(
    `${SELECT_CHANGE} WHERE undone_at IS NOT NULL ORDER BY id LIMIT 1`,
  );
  const mark = db.prepare<[number | null, number]>('UPDATE change SET undone_at = ? WHERE id = ?');
  const get = (id: number) => expectPresent(select.get(id), 'a change that was just written is there');
  return {
    start: (change) => {
      dropUndone.run();
      const { lastInsertRowid } = insert.run(change);
      dropOld.run();
      return get(Number(lastInsertRowid));
    },
    addValues: (changeId, values) => {
      for (const value of values) {
        insertValue.run(changeId, value.productId, columnOf(value.field), value.before, value.after);
      }
    },
    next: (direction) => (direction === 'undo' ? lastDone.get() : firstUndone.get()) ?? null,
    forgetAll: () => {
      forgetAll.run();
    },
    mark: (changeId, undoneAt) => {
      mark.run(undoneAt, changeId);
      return get(changeId);
    },
    ...createReverting(db),
  };
}

function columnOf(field: ChangedValue['field']): string {
  return field === 'trashed' ? field : COLUMNS[field];
}
