import { expect, it, onTestFinished } from 'vitest';
import { changeKeySql, fieldNumber } from '../../../src/main/core/adapters/sqlite/cell-key.ts';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { COLUMNS } from '../../../src/main/core/adapters/sqlite/product-record.ts';
import { migrate } from '../../../src/main/core/adapters/sqlite/schema.ts';

function openEmpty() {
  const db = openDatabase(':memory:', {});
  onTestFinished(() => {
    db.close();
  });
  migrate(db);
  return db;
}

it.each([...Object.values(COLUMNS), 'trashed'])(
  'the catalog reads %s out of the key of a value',
  (column) => {
    const db = openEmpty();
    const key = changeKeySql('134217727', 4294967295, fieldNumber(column));
    db.exec(`INSERT INTO change_value(n) VALUES (${key})`);
    expect(db.prepare('SELECT change_id, product_id, field FROM change_value').raw().all()).toEqual([
      [134217727, 4294967295, column],
    ]);
  },
);

it('a key that has no room for its Change is refused', () => {
  const db = openEmpty();
  const insert = `INSERT INTO change_value(n) VALUES (${changeKeySql('134217728', 1, 0)})`;
  expect(() => db.exec(insert)).toThrow('CHECK constraint failed');
});
