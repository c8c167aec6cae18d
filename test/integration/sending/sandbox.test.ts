import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { until } from '../../helpers/until.ts';
import { createRig, type Rig } from './rig.ts';

type Name = 'jani' | 'journeybee';

let sandbox: Sandbox;
let rig: Rig;
let remotes: Readonly<Record<Name, Remote>>;

/** Real remotes on loopback, real HTTP, a real catalog, the computer's own clock. */
async function connect(options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox(options);
  const http = createHttpClient({ connectMs: 1_000, headersMs: 400, bodyMs: 1_000 });
  rig = createRig({ http, clock: systemClock });
  onTestFinished(async () => {
    await http.close();
    await sandbox.close();
  });
  remotes = {
    jani: rig.addRemote({ profileId: 'jani', baseUrl: sandbox.jani.url }, sandbox.jani.key),
    journeybee: rig.addRemote(
      {
        profileId: 'journeybee',
        baseUrl: sandbox.journeybee.url,
        settings: { ...settings, ...accountCurrencies() },
      },
      sandbox.journeybee.key,
    ),
  };
  rig.engine().start();
}

/** The account's own currency goes without saying; the others have an id there. */
function accountCurrencies() {
  const [own, ...others] = sandbox.journeybee.currencies;
  const currencies = Object.fromEntries(others.map(({ code, uuid }) => [code, uuid]));
  return { accountCurrency: own?.code ?? null, currencies };
}

const creates = (name: Name) =>
  sandbox.log().filter(({ remote, method }) => remote === name && method === 'POST');

/** Sends one new product to one remote, and says how its row stands once it stands still. */
async function sendOne(name: Name, faults: Fault | Fault[] = [], fields = {}) {
  await sandbox.faults.set(name, faults);
  const product = rig.addProduct({ name: `Mug ${sandbox.log().length}`, ...fields });
  await rig.send([product], [remotes[name].id]);
  await until('an answer', () => !['queued', 'sending'].includes(rig.row(product).state));
  return rig.row(product);
}

beforeEach(() => connect());

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
    await rig.send([product], [remotes[name].id]);
    await until('the wait', () => rig.row(product).reason === 'waiting-until');
    expect(rig.row(product)).toMatchObject({ state: 'queued', wakeAt: expect.any(Number) });
    expect(rig.queries['sending.status']({})).toMatchObject({
      lanes: expect.arrayContaining([
        expect.objectContaining({ remoteId: remotes[name].id, unreachable: true }),
      ]),
    });
    await sandbox.faults.clear();
    await until('the product there', () => rig.row(product).state === 'sent');
    expect(creates(name)).toHaveLength(1);
    expect(rig.lane(remotes[name])).toMatchObject({ failures: 0, notBefore: null, detail: null });
  });

  test('a wrong key holds the remote, burns nothing, and a new key lets it go on', async () => {
    rig.setKey(remotes[name].id, 'not-the-key-that-it-wants');
    const [first, second] = [rig.addProduct(), rig.addProduct()];
    await rig.send([first, second], [remotes[name].id]);
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
    await rig.send([product], [remotes[name].id]);
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
      expect(() =>
        rig.commands['sending.resolve']({ id: row.id, resolution: { kind: 'send-again' } }),
      ).toThrow(/created/);
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
      await rig.send([product], [remotes[name].id]);
      await until('the hold', () => rig.lane(remotes[name]).hold === 'redirect');
      expect(rig.row(product).state).toBe(state);
      rig.commands['sending.release']({ remoteId: remotes[name].id });
    }
    await until('the second there', () => rig.list().some(({ state }) => state === 'sent'));
    expect(sandbox.log().map(({ path }) => path)).not.toContain('/v1/elsewhere');
    expect(creates(name)).toHaveLength(3);
  });
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

test('Jani answers in its server’s dialect as well', async () => {
  await rig.engine().stop();
  await connect({ dialect: 'server' });
  const row = await sendOne('jani', [], { customData: '{"origin":"farm"}' });
  expect(row).toMatchObject({
    state: 'sent',
    remoteRecordId: sandbox.products('jani')[0]?.id,
    differences: [],
  });
});

test('another price than was sent is shown and holds the remote until it was seen', async () => {
  const row = await sendOne('journeybee', { name: 'different-price', times: 1 }, { price: '10.50' });
  expect(row).toMatchObject({
    state: 'sent',
    differences: [{ field: 'price', sent: '10.5', answered: '11.5' }],
  });
  expect(rig.lane(remotes.journeybee).hold).toBe('difference');
  rig.commands['sending.release']({ remoteId: remotes.journeybee.id });
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

/** The bytes that a golden file stands for; some values differ from run to run. */
function golden(name: string, change: object): string {
  const file = new URL(`../../golden/${name}.json`, import.meta.url);
  return JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change });
}
