import { describe, expect, test } from 'vitest';
import { until } from '../../helpers/until.ts';
import { connectSandbox } from './sandbox-scene.ts';

describe.each(['server', 'server-data'] as const)('Jani as its %s speaks', (dialect) => {
  test('creates, and what it drops or renames is no difference', async () => {
    const { sandbox, sendOne } = await connectSandbox({ dialect });
    const row = await sendOne('jani', [], { customData: '{"origin":"farm"}' });
    expect(row).toMatchObject({
      state: 'sent',
      remoteRecordId: sandbox.products('jani')[0]?.id,
      differences: [],
    });
  });

  test('finds by our reference what got no answer', async () => {
    const { sandbox, rig, sendOne, creates } = await connectSandbox({ dialect });
    const row = await sendOne('jani', { name: 'close-after-create', times: 1 });
    expect(row).toMatchObject({ state: 'unsure', unsureKind: 'maybe' });
    await until('the look-up', () => rig.row(row.productId).state === 'sent');
    expect(rig.row(row.productId).remoteRecordId).toBe(sandbox.products('jani')[0]?.id);
    expect(creates('jani')).toHaveLength(1);
  });

  test('says in its own way that the key is wrong, and nothing is lost', async () => {
    const { rig, remotes, sandbox } = await connectSandbox({ dialect });
    rig.setKey(remotes.jani.id, 'wrong'.repeat(8));
    const product = rig.addProduct({ name: 'Mug' });
    rig.send([product], [remotes.jani.id]);
    await until('the hold', () => rig.lane(remotes.jani).hold === 'wrong-key');
    rig.setKey(remotes.jani.id, sandbox.jani.key);
    rig.run('sending.release', { remoteId: remotes.jani.id });
    await until('the product there', () => rig.row(product).state === 'sent');
  });

  test('refuses in plain text or in lists of issues, and both are told', async () => {
    const { sendOne } = await connectSandbox({ dialect });
    const refusal = { name: 'status', status: 422, message: 'No such type', times: 1 } as const;
    expect(await sendOne('jani', refusal)).toMatchObject({ state: 'rejected', detail: 'No such type' });
    const draft = await sendOne('jani', [], { status: 'draft' });
    expect(draft).toMatchObject({ state: 'rejected', reason: 'not-accepted' });
  });
});

test('an address with https at the sandbox, which has no certificate, holds the line, and nothing leaves', async () => {
  const { sandbox, rig } = await connectSandbox();
  const baseUrl = sandbox.jani.url.replace('http:', 'https:');
  const remote = rig.addRemote({ profileId: 'jani', baseUrl }, sandbox.jani.key);
  const product = rig.addProduct({ name: 'Mug' });
  rig.send([product], [remote.id]);
  await until('the hold', () => rig.lane(remote).hold === 'certificate');
  expect(rig.row(product)).toMatchObject({ state: 'queued' });
  expect(sandbox.log()).toEqual([]);
});
