import { expect, it } from 'vitest';
import { addProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

const PRODUCTS = 600;

/** Everything that an Apply or an undo writes. */
function everything(core: InProcess): unknown[] {
  const db = peek(core);
  return ['product', 'change', 'change_value', 'product_check', 'submission'].map((table) =>
    db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  );
}

/** Makes one write fail, as an error of the disk would in the middle of a statement. */
function failAt(core: InProcess, write: string): () => void {
  const db = peek(core);
  db.exec(`CREATE TRIGGER failing BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
  return () => db.exec('DROP TRIGGER failing');
}

const PLACES = [1, 255, 256, 257, PRODUCTS];
const WRITES = [
  ...PLACES.map((id) => `UPDATE ON product WHEN NEW.id = ${id}`),
  'INSERT ON change',
  'UPDATE OF size ON change',
] as const;

it('an Apply or an undo that fails at any write leaves nothing, and works once nothing fails', async () => {
  const core = await openTestCatalog();
  await addProduct(core, {});
  peek(core).exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
    WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${PRODUCTS})
    SELECT 'P' || i, 'standard', 'red ' || i, '', '', i, i FROM n`);
  const { id } = await core.call('previews.prepare', {
    scope: { kind: 'ids', ids: Array.from({ length: PRODUCTS }, (_, at) => at + 1) },
    actions: [
      { kind: 'append', field: 'description', text: '!' },
      { kind: 'set', field: 'type', text: 'other' },
    ],
  });
  const changed = [
    ...PLACES.map((place) => `INSERT ON change_value WHEN NEW.product_id = ${place}`),
    ...WRITES,
  ];
  const tryEach = async (writes: readonly string[], operation: string, input: object): Promise<void> => {
    for (const write of writes) {
      const before = everything(core);
      const mend = failAt(core, write);
      const { ok } = await core.dispatch(operation, input);
      expect({ write, ok }).toEqual({ write, ok: false });
      mend();
      expect(everything(core)).toEqual(before);
    }
  };
  await tryEach(changed, 'previews.apply', { id });
  expect(await core.call('previews.get', { id })).toMatchObject({ willChange: 2 * PRODUCTS });
  expect(await core.call('previews.apply', { id })).toMatchObject({ products: PRODUCTS });
  const undone = [...WRITES.slice(0, PLACES.length), 'UPDATE OF undone_at ON change'];
  await tryEach(undone, 'changes.undo', { onLaterEdits: 'ask' });
  expect(await core.call('changes.undo', { onLaterEdits: 'ask' })).toMatchObject({ restored: PRODUCTS });
  const red = peek(core).prepare(`SELECT count(*) FROM product WHERE description = 'red ' || id`).pluck();
  expect(red.get()).toBe(PRODUCTS - 1);
  expect(core.reader.findDamage()).toEqual([]);
});
