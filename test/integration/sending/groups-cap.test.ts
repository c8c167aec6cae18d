import { expect, test } from 'vitest';
import { capGroups } from '../../../src/main/core/adapters/sqlite/submission-groups-cap.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created } from './script.ts';

const refusal = answer(422, { error: { message: 'too long' } });

/** As if so many more products like the first had been refused, each in words of its own without a number. */
function refuseMany({ rig }: Scene, count: number): void {
  const columns = (table: string, own: Readonly<Record<string, string>>) => {
    const names = rig.db
      .prepare<[string], string>(`SELECT name FROM pragma_table_info(?)`)
      .pluck()
      .all(table);
    const values = names.map((name) => own[name] ?? `t.${name}`);
    return `INSERT INTO ${table}(${names.join()}) SELECT ${values.join()} FROM ${table} t, n`;
  };
  const numbers = `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})`;
  const letters = `replace(replace(replace(hex(1000000 + n.n), '3', 'x'), '1', 'k'), '2', 'y')`;
  const words = Array.from('0456789').reduce(
    (text, digit, at) => `replace(${text}, '${digit}', '${'qrstuvw'.charAt(at)}')`,
    letters,
  );
  const product = columns('product', { id: '1000 + n.n', sku: 'NULL', name: `'Cup'` });
  const own = { id: `'row-' || n.n`, seq: '1000 + n.n', product_id: '1000 + n.n', detail: words };
  const submission = columns('submission', { ...own, updated_at: 't.updated_at + n.n', attempt_id: 'NULL' });
  rig.db.exec(`DROP TRIGGER submission_starts_queued;
    ${numbers} ${product} WHERE t.id = (SELECT min(id) FROM product);
    ${numbers} ${submission} WHERE t.state = 'rejected';`);
}

const MANY = 2_000;

test('refusals that share no word are 200 groups and one sum of the others, and no row is lost', async () => {
  const scene = createScene();
  scene.network.next(refusal, created('a'));
  await scene.queue(2);
  refuseMany(scene, MANY);
  const groups = scene.rig.ask('sending.groups', {});
  const rests = groups.filter(({ kinds }) => kinds !== undefined);
  expect(groups).toHaveLength(201);
  expect(rests).toMatchObject([
    {
      key: { section: 'needs-you', state: 'rejected', detail: null },
      count: MANY + 2 - 200,
      kinds: MANY + 2 - 200,
    },
  ]);
  expect(rests[0]?.first.detail).toBeNull();
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(MANY + 2);
  expect(groups.find(({ key }) => key.state === 'sent')?.count).toBe(1);
});

test('the biggest are kept, the older of two alike, and something of each state at each remote', () => {
  const group = (detail: string | null, count: number, place: number, remoteId = 1) => {
    const key = { section: 'needs-you', state: 'rejected', reason: 'not-accepted', differs: 0 };
    return { ...key, remoteId, detail, count, place };
  };
  const groups = [
    group('a', 1, 5),
    group('b', 7, 4),
    group('c', 1, 3),
    group('d', 3, 2),
    group('e', 1, 9, 2),
    group('f', 1, 8),
    group(null, 1, 9),
  ];
  const { kept, rests } = capGroups(groups, 5);
  expect(kept.map(({ detail }) => detail)).toEqual(['b', 'e', null, 'd', 'c']);
  expect(rests).toMatchObject([{ kinds: 2, count: 2, first: { detail: 'a' } }]);
  expect(capGroups(groups, 7)).toEqual({ kept: groups, rests: [] });
});
