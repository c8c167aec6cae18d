import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addProduct } from '../../helpers/catalog.ts';
import { composeInProcess } from '../../helpers/in-process.ts';
import { addJourneyBee } from '../../helpers/remotes.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { type CopyScene, createCopyScene, NO_ANSWER, REFUSED, settled, standings } from './copy-scene.ts';

const MANY = ['A', 'B', 'C', 'D'];

/** A backup in which all wait; then they are sent, and the backup is put back. */
async function sendAndPutBack(scene: CopyScene, names = MANY) {
  await scene.run((core) => scene.fill(core, names));
  scene.backup('old');
  await scene.run(scene.sendAll);
  scene.putBack('old');
}

describe('a catalog file that was put back', () => {
  test('shows what was sent since as Sent, with its id, and sends none of it again', async () => {
    const scene = createCopyScene();
    await sendAndPutBack(scene);
    const core = await scene.open();
    const found = { sent: 4, unsure: 0, rejected: 0, lost: 0 };
    expect(await core.call('catalog.copies', {})).toEqual({ why: 'older', found, waiting: 0, copied: 0 });
    expect(new Set((await scene.rows(core)).map(({ remoteRecordId }) => remoteRecordId))).toEqual(
      new Set(MANY.map((name) => `pro_${name}`)),
    );
    await core.call('catalog.claim', { waiting: 'send' });
    await settled(core);
    expect(scene.names.toSorted()).toEqual(MANY);
  });

  test('holds for unsure what only began, for refused what was, and queues what was not created', async () => {
    const scene = createCopyScene();
    const HELD = { kind: 'answer', status: 401, headers: {}, body: '', cut: false } as const;
    scene.answers((name) => ({ A: NO_ANSWER, B: REFUSED })[name] ?? HELD);
    await sendAndPutBack(scene, ['A', 'B', 'C']);
    const core = await scene.open();
    expect(await standings(core)).toEqual({ A: 'unsure', B: 'rejected', C: 'queued' });
    const { why, found } = await core.call('catalog.copies', {});
    expect({ why, found }).toEqual({ why: 'older', found: { sent: 0, unsure: 1, rejected: 1, lost: 0 } });
    expect(scene.names.length).toBe(3);
  });

  test('holds for unsure whatever began, where a power cut took what it came to', async () => {
    const scene = createCopyScene();
    await scene.run((core) => scene.fill(core, ['A', 'B']));
    scene.backup('old');
    await scene.run(scene.sendAll);
    scene.putBack('old');
    for (const name of readdirSync(scene.ledgers)) {
      const file = join(scene.ledgers, name);
      const lines = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, lines.filter((line) => !line.includes('"ended"')).join('\n'));
    }
    const core = await scene.open();
    expect(await standings(core)).toEqual({ A: 'unsure', B: 'unsure' });
    expect((await core.call('catalog.copies', {})).found.unsure).toBe(2);
    await core.call('catalog.claim', { waiting: 'send' });
    await settled(core);
    expect(scene.names.length).toBe(2);
  });

  test('sends nothing that waits in it until a person says that it sends', async () => {
    const scene = createCopyScene();
    await scene.run((core) => scene.fill(core, ['A', 'B']));
    scene.backup('old');
    let sent = 0;
    scene.answers(() => {
      sent += 1;
      return sent === 1
        ? { kind: 'answer', status: 201, headers: {}, body: '{"id":"1"}', cut: false }
        : { kind: 'not-connected', cause: 'unreachable', detail: '' };
    });
    const first = await scene.open();
    await first.call('sending.pauseAll', { paused: false });
    await expect.poll(() => sent).toBeGreaterThan(1);
    await first.close();
    scene.putBack('old');
    const before = scene.names.length;
    const core = await scene.open();
    expect(await standings(core)).toEqual({ A: 'sent', B: 'queued' });
    await expect(core.call('sending.pauseAll', { paused: false })).rejects.toThrow(/not-allowed-now/);
    await core.call('sending.tryNow', {});
    await settled(core);
    expect(scene.names.length).toBe(before);
  });

  test('stays so when it is opened again, and is not asked about once it was claimed', async () => {
    const scene = createCopyScene();
    await sendAndPutBack(scene);
    await scene.run(async () => {});
    const again = await scene.open();
    expect((await again.call('catalog.copies', {})).found.sent).toBe(4);
    await again.call('catalog.claim', { waiting: 'send' });
    await again.close();
    const last = await scene.open();
    expect((await last.call('catalog.copies', {})).why).toBeNull();
  });

  test('does not take a new product for one that was made after the backup, though it has its number', async () => {
    const scene = createCopyScene();
    await scene.run((core) => scene.fill(core, ['A']));
    scene.backup('old');
    await scene.run(async (core) => {
      await scene.fill(core, ['Kettle']);
      await scene.sendAll(core);
    });
    scene.putBack('old');
    const core = await scene.open();
    expect((await core.call('catalog.copies', {})).found).toEqual({
      sent: 1,
      unsure: 0,
      rejected: 0,
      lost: 1,
    });
    await core.call('catalog.claim', { waiting: 'send' });
    await scene.fill(core, ['Lamp']);
    await scene.sendAll(core);
    expect(await standings(core)).toEqual({ A: 'sent', Lamp: 'sent' });
    expect(scene.names).toEqual(['A', 'Kettle', 'Lamp']);
  });

  test('does not send a product that is typed again with a SKU that left after the backup', async () => {
    const scene = createCopyScene((core) => addJourneyBee(core, { settings }));
    await scene.run((core) => scene.fill(core, []));
    scene.backup('old');
    await scene.run(async (core) => {
      await scene.fill(core, ['Kettle']);
      await scene.sendAll(core);
    });
    scene.putBack('old');
    const core = await scene.open();
    await core.call('catalog.claim', { waiting: 'send' });
    const [remote] = await core.call('remotes.list', {});
    const { id } = await addProduct(core, { name: 'Kettle again', sku: 'S-Kettle', price: '10' });
    const { queued } = await core.call('sending.send', { products: [id], remotes: [remote?.id ?? 0] });
    expect(queued).toBe(0);
    expect(scene.names).toEqual(['Kettle']);
  });

  test('knows a product that was not even in line then, and shows it as Sent', async () => {
    const scene = createCopyScene();
    await scene.run(async (core) => {
      await scene.fill(core, []);
      await addProduct(core, { name: 'Mug', sku: 'S-Mug' });
    });
    scene.backup('old');
    await scene.run(async (core) => {
      const [remote] = await core.call('remotes.list', {});
      await core.call('sending.send', { products: [1], remotes: [remote?.id ?? 0] });
      await scene.sendAll(core);
    });
    scene.putBack('old');
    const core = await scene.open();
    expect(await standings(core)).toEqual({ Mug: 'sent' });
  });

  test('knows it, too, when the remote is added only after the backup was put back', async () => {
    const scene = createCopyScene();
    await scene.run(async (core) => void (await addProduct(core, { name: 'Mug', sku: 'S-Mug' })));
    scene.backup('old');
    await scene.run(async (core) => {
      await scene.fill(core, []);
      const [remote] = await core.call('remotes.list', {});
      await core.call('sending.send', { products: [1], remotes: [remote?.id ?? 0] });
      await scene.sendAll(core);
    });
    scene.putBack('old');
    const core = await scene.open();
    expect((await core.call('catalog.copies', {})).found.lost).toBe(1);
    await core.call('catalog.claim', { waiting: 'send' });
    await scene.fill(core, []);
    const [remote] = await core.call('remotes.list', {});
    await core.call('sending.send', { products: [1], remotes: [remote?.id ?? 0] });
    await core.call('sending.pauseAll', { paused: false });
    await expect.poll(() => standings(core)).toEqual({ Mug: 'sent' });
    expect(scene.names).toEqual(['Mug']);
  });

  test('is asked about where the ledger itself is gone', async () => {
    const scene = createCopyScene();
    await sendAndPutBack(scene);
    rmSync(scene.ledgers, { recursive: true });
    const core = await scene.open();
    expect((await core.call('catalog.copies', {})).why).toBe('ledger-lost');
    await settled(core);
    expect(scene.names.length).toBe(4);
  });
});

test('a copy that is claimed before sending begins is held against the ledger first, and not asked about again', async () => {
  const scene = createCopyScene();
  await sendAndPutBack(scene, ['A']);
  const keys = { key: async () => 'k'.repeat(32) };
  const { folder, ledgers } = scene;
  const core = await composeInProcess({ folder, ledgers, installId: 'another', keys });
  onTestFinished(() => core.close());
  await core.call('catalog.claim', { waiting: 'send' });
  core.writer.start();
  expect((await core.call('catalog.copies', {})).why).toBeNull();
  expect(await standings(core)).toEqual({ A: 'sent' });
});

describe('a send ledger with a damaged line', () => {
  test('is asked about, and what the line may have said is not sent again', async () => {
    const scene = createCopyScene();
    await sendAndPutBack(scene, ['A']);
    const [name = ''] = readdirSync(scene.ledgers);
    const file = join(scene.ledgers, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"started"', '"stopped"'));
    const core = await scene.open();
    expect((await core.call('catalog.copies', {})).why).toBe('ledger-lost');
    await core.call('catalog.claim', {});
    await settled(core);
    expect((await scene.rows(core)).map(({ reason }) => reason)).toEqual(['copied']);
    expect(scene.names).toEqual(['A']);
  });
});

describe('a catalog that nobody put back', () => {
  test('asks nothing, however often it is opened, killed and sent from', async () => {
    const scene = createCopyScene();
    for (const name of MANY) {
      await scene.run(async (core) => {
        await scene.fill(core, [name]);
        await scene.sendAll(core);
        expect((await core.call('catalog.copies', {})).why).toBeNull();
      });
    }
    expect(scene.names).toEqual(MANY);
  });
});
