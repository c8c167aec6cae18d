import { expectPresent } from '../../../../shared/assert.ts';
import { CHANGES_KEPT } from '../../../../shared/model/bounds.ts';
import type { Change } from '../../../../shared/model/change.ts';
import type { ChangedValue, ChangeStore, NewChange } from '../../domain/ports/change-store.ts';
import { changeKeySql, fieldNumber, isOfChangeSql } from './cell-key.ts';
import { createReverting } from './change-revert.ts';
import type { Database } from './database.ts';
import { COLUMNS } from './product-record.ts';

/** How many Changes can be undone, and how many bytes they may have; the newest is kept, whatever its size. */
const KEPT: Kept = { changes: CHANGES_KEPT, bytes: 1_000_000_000 };
type Kept = { readonly changes: number; readonly bytes: number };

export const SELECT_CHANGE = 'SELECT id, kind, at, products, subject, undone_at AS undoneAt FROM kept_change';

export function createChangeStore(db: Database, kept: Kept = KEPT): ChangeStore {
  const select = db.prepare<[number], Change>(`${SELECT_CHANGE} WHERE id = ?`);
  const lastDone = db.prepare<[], Change>(
    `${SELECT_CHANGE} WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1`,
  );
  const firstUndone = db.prepare<[], Change>(
    `${SELECT_CHANGE} WHERE undone_at IS NOT NULL ORDER BY id LIMIT 1`,
  );
  const countValues = db
    .prepare<[{ change: number }], number>(
      `SELECT count(*) FROM change_value WHERE ${isOfChangeSql('n', '@change')}`,
    )
    .pluck();
  const mark = db.prepare<[number | null, number]>('UPDATE change SET undone_at = ? WHERE id = ?');
  const join = db.prepare<[number, number]>(
    `UPDATE change SET products = products + ?
     WHERE id = ? AND undone_at IS NULL AND dropped = 0 AND id = (SELECT max(id) FROM change)`,
  );
  const get = (id: number) => expectPresent(select.get(id), 'a change that was just written is there');
  return {
    start: prepareStart(db, get, kept),
    join: (changeId, products) => (join.run(products, changeId).changes === 0 ? null : get(changeId)),
    addValues: prepareAddValues(db),
    countValues: (change) => countValues.get({ change }) ?? 0,
    find: (changeId) => select.get(changeId) ?? null,
    next: (direction) => (direction === 'undo' ? lastDone.get() : firstUndone.get()) ?? null,
    mark: (changeId, undoneAt) => {
      mark.run(undoneAt, changeId);
      return get(changeId);
    },
    ...prepareForgetting(db),
    ...createReverting(db),
  };
}

function prepareStart(db: Database, get: (id: number) => Change, kept: Kept): ChangeStore['start'] {
  const dropUndone = db.prepare('UPDATE change SET dropped = 1 WHERE undone_at IS NOT NULL AND dropped = 0');
  // Before the new one is there: it is one of the last hundred, too.
  const dropOld = db.prepare(
    `UPDATE change SET dropped = 1 WHERE dropped = 0 AND id IN (
       SELECT id FROM (SELECT id, row_number() OVER newest AS place, sum(size) OVER newest AS bytes FROM kept_change
         WINDOW newest AS (ORDER BY id DESC))
       WHERE place >= ${kept.changes} OR (bytes > ${kept.bytes} AND place > 1))`,
  );
  const insert = db.prepare<[NewChange]>(
    'INSERT INTO change(kind, at, products, subject) VALUES (@kind, @at, @products, @subject)',
  );
  return (change) => {
    dropUndone.run();
    dropOld.run();
    return get(Number(insert.run(change).lastInsertRowid));
  };
}

function prepareAddValues(db: Database): ChangeStore['addValues'] {
  const insert = db.prepare(
    `INSERT INTO change_value(n, before, after) VALUES (${changeKeySql('?', '?', '?')}, ?, ?)`,
  );
  const grow = db.prepare<[number, number]>('UPDATE change SET size = size + ? WHERE id = ?');
  return (changeId, values) => {
    for (const { productId, field, before, after } of values) {
      insert.run(changeId, productId, fieldNumber(columnOf(field)), before, after);
    }
    grow.run(
      values.reduce((sum, value) => sum + sizeOf(value.before) + sizeOf(value.after), 0),
      changeId,
    );
  };
}

function sizeOf(value: string | null): number {
  return value === null ? 0 : Buffer.byteLength(value);
}

function prepareForgetting(db: Database): Pick<ChangeStore, 'forgetAll' | 'purge'> {
  const dropped = db
    .prepare<[], number>('SELECT id FROM change WHERE dropped = 1 ORDER BY id LIMIT 1')
    .pluck();
  const removeSome = db.prepare<[{ change: number; most: number }]>(
    `DELETE FROM change_value
     WHERE n IN (SELECT n FROM change_value WHERE ${isOfChangeSql('n', '@change')} LIMIT @most)`,
  );
  const remove = db.prepare<[number]>('DELETE FROM change WHERE id = ?');
  return {
    forgetAll: () => {
      db.exec('DELETE FROM change_value; DELETE FROM change');
    },
    purge: (most) => {
      const id = dropped.get();
      if (id === undefined) return false;
      db.transaction(() => {
        if (removeSome.run({ change: id, most }).changes < most) remove.run(id);
      })();
      return true;
    },
  };
}

function columnOf(field: ChangedValue['field']): string {
  return field === 'trashed' ? field : COLUMNS[field];
}
