import { beforeEach, expect, test } from 'vitest';
import { golden } from '../../helpers/golden.ts';
import { connectSandbox, type SandboxScene } from './sandbox-scene.ts';

let sandbox: SandboxScene['sandbox'];
let rig: SandboxScene['rig'];
let remotes: SandboxScene['remotes'];
let creates: SandboxScene['creates'];
let sendOne: SandboxScene['sendOne'];

beforeEach(async () => {
  ({ sandbox, rig, remotes, creates, sendOne } = await connectSandbox());
});
test('full bodies arrive as the golden files have them, and come back without a difference', async () => {
  const usd = sandbox.journeybee.currencies.find(({ code }) => code === 'USD')?.uuid;
  const full = {
    sku: '0042-a',
    type: 'subscription',
    billingType: 'recurring',
    billingPeriod: 'yearly',
  } as const;
  const jani = {
    ...full,
    name: 'Food traceability',
    description:
      'Give your customers an end to end food observability by tracing resources from Farm to Fork',
    status: 'archived',
    imageUrl: 'https://jani.s3.amazonaws.com/user/165798/97dRpA6SXzcE6ekK9CAr_analytics.png',
    customData: '{"origin":{"farm":"Ängsgård","hectares":12.50}}',
  } as const;
  const journeybee = {
    ...jani,
    status: 'active',
    description: 'Farm to Fork',
    price: '1000.50',
    currency: 'USD',
  } as const;

  expect(await sendOne('jani', [], jani)).toMatchObject({ state: 'sent', differences: [] });
  expect(await sendOne('journeybee', [], journeybee)).toMatchObject({ state: 'sent', differences: [] });
  const identity = rig.db.prepare('SELECT identity FROM attempt ORDER BY id').pluck().get() as string;
  const custom_data = { origin: { farm: 'Ängsgård', hectares: 12.5 }, client_ref: identity };
  expect(creates('jani')[0]?.body).toBe(golden('jani-full', { custom_data }));
  expect(creates('journeybee')[0]?.body).toBe(golden('journeybee-full', { currency_uuid: usd }));
});

test('another price than was sent is shown and holds the remote until it was seen', async () => {
  const row = await sendOne('journeybee', { name: 'different-price', times: 1 }, { price: '10.50' });
  expect(row).toMatchObject({
    state: 'sent',
    differences: [{ field: 'price', sent: '10.5', answered: '11.5' }],
  });
  expect(rig.lane(remotes.journeybee).hold).toBe('difference');
  rig.run('sending.release', { remoteId: remotes.journeybee.id });
  expect(await sendOne('journeybee', { name: 'different-price', times: 1 })).toMatchObject({ state: 'sent' });
  expect(rig.lane(remotes.journeybee).hold).toBeNull();
});

test('another currency than was sent holds the remote', async () => {
  const fields = { currency: { uuid: 'x', code: 'CHF', label: 'Swiss franc' } };
  const row = await sendOne('journeybee', { name: 'different-fields', times: 1, fields });
  expect(row.differences).toEqual([{ field: 'currency', sent: 'EUR', answered: 'CHF' }]);
  expect(rig.lane(remotes.journeybee).hold).toBe('difference');
});

test('another name than was sent is shown but holds nothing', async () => {
  const row = await sendOne(
    'jani',
    { name: 'different-fields', times: 1, fields: { name: 'MUG' } },
    { name: 'Mug' },
  );
  expect(row.differences).toEqual([{ field: 'name', sent: 'Mug', answered: 'MUG' }]);
  expect(rig.lane(remotes.jani).hold).toBeNull();
});

test('a refusal names the field of the form', async () => {
  const row = await sendOne('journeybee', {
    name: 'status',
    status: 422,
    message: 'body/name: Required',
    times: 1,
  });
  expect(row).toMatchObject({
    state: 'rejected',
    reason: 'not-accepted',
    detail: 'body/name: Required',
    fieldErrors: [{ field: 'name', message: 'Required' }],
  });
});

test('no key is ever stored, even where a server repeats it', async () => {
  await sendOne('jani', { name: 'status', status: 422, message: `bad ${sandbox.jani.key}`, times: 1 });
  await sendOne('journeybee');
  const all = ['attempt', 'answer', 'submission', 'evidence', 'remote', 'lane', 'meta'].map((table) =>
    JSON.stringify(rig.db.prepare(`SELECT * FROM ${table}`).all()),
  );
  for (const key of [sandbox.jani.key, sandbox.journeybee.key]) expect(all.join()).not.toContain(key);
  expect(all.join()).toContain('bad ••••');
});
