import { beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { golden } from '../../helpers/golden.ts';
import { until } from '../../helpers/until.ts';
import { connectSandbox, type SandboxScene } from './sandbox-scene.ts';

let sandbox: SandboxScene['sandbox'];
let rig: SandboxScene['rig'];
let remotes: SandboxScene['remotes'];
let creates: SandboxScene['creates'];
let sendOne: SandboxScene['sendOne'];

beforeEach(async () => {
  ({ sandbox, rig, remotes, creates, sendOne } = await connectSandbox());
});

describe.each(['jani', 'journeybee'] as const)('%s', (name) => {
  test('a product is created once, with the golden body, and its id is kept', async () => {
    const row = await sendOne(name, [], { name: 'Food traceability', price: '0' });
    const [request, ...more] = creates(name);
    const [created] = sandbox.products(name);
    expect(row).toMatchObject({
      state: 'sent',
      reason: 'created',
      remoteRecordId: created?.id,
      differences: [],
    });
    expect(more).toEqual([]);
    const identity = rig.db.prepare('SELECT identity FROM attempt').pluck().get() as string;
    expect(request?.body).toBe(
      golden(`${name}-minimal`, name === 'jani' ? { custom_data: { client_ref: identity } } : {}),
    );
    expect(rig.problems).toEqual([]);
  });

  test('with the remote gone a product waits; when it is back it goes, without a click', async () => {
    await sandbox.faults.set(name, { name: 'down' });
    const product = rig.addProduct();
    rig.send([product], [remotes[name].id]);
    await until('the wait', () => rig.row(product).reason === 'waiting-until');
    expect(rig.row(product).wakeAt).toBeGreaterThan(0);
    expect(rig.ask('sending.status', {}).lanes.filter(({ unreachable }) => unreachable)).toMatchObject([
      { remoteId: remotes[name].id, waiting: 1 },
    ]);
    await sandbox.faults.clear();
    await until('the product there', () => rig.row(product).state === 'sent');
    expect(creates(name)).toHaveLength(1);
    expect(rig.lane(remotes[name])).toMatchObject({ failures: 0, notBefore: null, detail: null });
  });

  test('a wrong key holds the remote, burns nothing, and a new key lets it go on', async () => {
    rig.setKey(remotes[name].id, 'not-the-key-that-it-wants');
    const [first, second] = [rig.addProduct(), rig.addProduct()];
    rig.send([first, second], [remotes[name].id]);
    await until('the hold', () => rig.lane(remotes[name]).hold === 'wrong-key');
    expect(rig.list().map(({ state, reason }) => [state, reason])).toEqual([
      ['queued', 'remote-held'],
      ['queued', 'remote-held'],
    ]);
    expect(creates(name)).toHaveLength(1);
    rig.setKey(remotes[name].id, sandbox[name].key);
    await until('both there', () => rig.list().every(({ state }) => state === 'sent'));
    expect(sandbox.products(name)).toHaveLength(2);
  });

  test('429 is kept to the second that it names', async () => {
    await sandbox.faults.set(name, { name: 'rate-limited', times: 1, retryAfter: 1 });
    const product = rig.addProduct();
    rig.send([product], [remotes[name].id]);
    await until('the wait', () => rig.row(product).reason === 'waiting-until');
    rig.engine().wake();
    await until('the product there', () => rig.row(product).state === 'sent');
    const [asked, went] = creates(name).map(({ at }) => Date.parse(at));
    expect((went ?? 0) - (asked ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  test.each([
    [{ name: 'status-after-create', times: 1 }, 'odd-answer'],
    [{ name: 'status', status: 503, times: 1 }, 'odd-answer'],
    [{ name: 'reset-after-create', times: 1 }, 'no-answer'],
    [{ name: 'reset-before', times: 1 }, 'no-answer'],
    [{ name: 'close-after-create', times: 1 }, 'no-answer'],
    [{ name: 'close-before', times: 1 }, 'no-answer'],
    [{ name: 'garbage-after-create', times: 1 }, 'no-answer'],
    [{ name: 'hang-after-create', times: 1 }, 'no-answer'],
    [{ name: 'hang', times: 1 }, 'no-answer'],
    [{ name: 'html-after-create', times: 1, status: 201 }, 'odd-answer'],
    [{ name: 'no-id', times: 1 }, 'odd-answer'],
  ] as [Fault, string][])('%o: unsure, and nothing is sent again by itself', async (fault, reason) => {
    expect(await sendOne(name, fault)).toMatchObject({
      state: 'unsure',
      unsureKind: 'maybe',
      reason,
      attempts: 1,
    });
    rig.engine().wake();
    const next = await sendOne(name);
    expect(next.state).toBe('sent');
    expect(creates(name)).toHaveLength(2);
  });

  test.each(['empty-body', 'cut-body', 'broken-json'] as const)(
    '%s: created, and the id is not known',
    async (fault) => {
      const row = await sendOne(name, { name: fault, times: 1 });
      expect(row).toMatchObject({ state: 'unsure', unsureKind: 'created', reason: 'answer-without-id' });
      const again = { id: row.id, resolution: { kind: 'send-again' }, attempts: 1 } as const;
      expect(() => rig.run('sending.resolve', again)).toThrow(/Find its id there/);
    },
  );

  test('an id that another product has: unsure, and both are shown', async () => {
    await sendOne(name, [], { name: 'Blue mug' });
    const row = await sendOne(name, { name: 'duplicate-id', times: 1 });
    expect(row).toMatchObject({ state: 'unsure', unsureKind: 'maybe', reason: 'id-taken' });
    expect(row.detail).toContain('“Blue mug”');
  });

  test('a redirect is never followed', async () => {
    for (const [status, state] of [
      [301, 'unsure'],
      [307, 'queued'],
    ] as const) {
      await sandbox.faults.set(name, { name: 'redirect', status, times: 1, location: '/v1/elsewhere' });
      const product = rig.addProduct({ name: `Mug ${status}` });
      rig.send([product], [remotes[name].id]);
      await until('the hold', () => rig.lane(remotes[name]).hold === 'redirect');
      expect(rig.row(product).state).toBe(state);
      rig.run('sending.release', { remoteId: remotes[name].id });
    }
    await until('the second there', () => rig.list().some(({ state }) => state === 'sent'));
    expect(sandbox.log().map(({ path }) => path)).not.toContain('/v1/elsewhere');
    expect(creates(name)).toHaveLength(3);
  });
});
