import { expect, it, onTestFinished } from 'vitest';
import { createChangeStore } from '../../../src/main/core/adapters/sqlite/change-store.ts';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { migrate } from '../../../src/main/core/adapters/sqlite/schema.ts';

function openStore(bytes: number) {
  const db = openDatabase(':memory:', {});
  onTestFinished(() => {
    db.close();
  });
  migrate(db);
  const store = createChangeStore(db, { changes: 100, bytes });
  const write = (size: number): number => {
    const { id } = store.start({ kind: 'edit', at: 1, products: 1, subject: 'tea' });
    store.addValues(id, [{ productId: 1, field: 'name', before: null, after: 'é'.repeat(size / 2) }]);
    return id;
  };
  return {
    store,
    write,
    kept: () => db.prepare('SELECT id FROM kept_change ORDER BY id').pluck().all(),
    values: () => db.prepare('SELECT count(*) FROM change_value').pluck().get(),
  };
}

it('keeps the last Changes whose values fit into the room for them, and removes the values of the others bit by bit', () => {
  const { store, write, kept, values } = openStore(100);
  const ids = [40, 40, 40, 10].map(write);
  // The room is looked at before each new one: by then the first three had 120 bytes.
  expect(kept()).toEqual(ids.slice(1));
  expect(values()).toBe(4);
  while (store.purge(1)) continue;
  expect(values()).toBe(3);
  expect(store.next('undo')?.id).toBe(ids[3]);
});

it('keeps the newest, however big it is, until the one after it', () => {
  const { store, write, kept } = openStore(100);
  const [big, next] = [write(400), write(10)];
  expect(kept()).toEqual([big, next]);
  const last = write(10);
  expect(kept()).toEqual([next, last]);
  expect(store.next('undo')?.id).toBe(last);
});
