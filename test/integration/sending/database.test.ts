import { beforeEach, describe, expect, test } from 'vitest';
import { LEGAL_MOVES } from '../../../src/main/core/domain/sending/moves.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { type Rig } from './rig.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, type Script } from './script.ts';

let scene: Scene;
let network: Script;
let rig: Rig;
let remote: Remote;

beforeEach(() => {
  scene = createScene();
  ({ network, rig, remote } = scene);
});

async function sendOne(): Promise<number> {
  const [product = 0] = await scene.queue(1);
  return product;
}

describe('the database itself', () => {
  test('knows the same legal moves as the program', () => {
    const rows = rig.db.prepare('SELECT from_state AS a, to_state AS b FROM legal_move').all() as {
      a: string;
      b: string;
    }[];
    const ours = Object.entries(LEGAL_MOVES).flatMap(([a, to]) => to.map((b) => ({ a, b })));
    expect(rows.map(({ a, b }) => `${a} ${b}`).toSorted()).toEqual(
      ours.map(({ a, b }) => `${a} ${b}`).toSorted(),
    );
  });

  test.each(Object.keys(LEGAL_MOVES).filter((state) => state !== 'queued'))(
    'refuses to begin with %s',
    (state) => {
      const product = rig.addProduct();
      const insert =
        rig.db.prepare(`INSERT INTO submission(id, seq, product_id, remote_id, account_id, state, unsure_kind, reason,
      remote_record_id, created_at, updated_at) VALUES ('s', 99, ?, ?, ?, ?, ?, 'created', 'x', 0, 0)`);
      expect(() =>
        insert.run(product, remote.id, remote.accountId, state, state === 'unsure' ? 'maybe' : null),
      ).toThrow(/illegal move/);
    },
  );

  test('refuses every move that is not in the table', async () => {
    const product = await sendOne();
    const { id } = rig.row(product);
    for (const state of Object.keys(LEGAL_MOVES).filter((to) => to !== 'sent')) {
      const kind = state === 'unsure' ? 'maybe' : null;
      const update = rig.db.prepare('UPDATE submission SET state = ?, unsure_kind = ? WHERE id = ?');
      expect(() => update.run(state, kind, id), `sent to ${state}`).toThrow(/illegal move/);
    }
  });

  test('keeps one creation per product and account: what was sent counts, what was withdrawn does not', async () => {
    const product = await sendOne();
    expect(rig.ports.store.enqueue(product, remote)).toBeUndefined();
    rig.run('sending.pauseAll', { paused: true });
    const waiting = await sendOne();
    expect(rig.ports.store.enqueue(waiting, remote)).toBeUndefined();
    rig.run('sending.withdraw', { id: rig.row(waiting).id });
    expect(rig.ports.store.enqueue(waiting, remote)).toEqual(expect.any(String));
  });

  test('never lets a created one leave again, and sends nothing without a marker', async () => {
    network.next(answer(201));
    const product = await sendOne();
    const { id } = rig.row(product);
    const update = rig.db.prepare('UPDATE submission SET state = ?, unsure_kind = NULL WHERE id = ?');
    expect(() => update.run('queued', id)).toThrow(/illegal move/);
    expect(() => update.run('superseded', id)).toThrow(/illegal move/);

    rig.run('sending.pauseAll', { paused: true });
    const waiting = await sendOne();
    expect(() => update.run('sending', rig.row(waiting).id)).toThrow(/illegal move/);
  });
});
