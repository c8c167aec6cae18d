import { beforeEach, expect, test } from 'vitest';
import type { HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import { addProduct, openTestCatalog } from '../../helpers/catalog.ts';
import { CREEM_LIKE_FILE, creemRemote } from '../../helpers/creem-like.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';
import { until } from '../../helpers/until.ts';

const sent: HttpRequest[] = [];
let core: InProcess;

beforeEach(async () => {
  sent.length = 0;
  core = await openTestCatalog({
    keys: { key: async () => 'canary-key' },
    http: {
      send: async (request) => {
        sent.push(request);
        return { kind: 'answer', status: 201, headers: {}, body: '{"id":"p1"}', cut: false };
      },
    },
  });
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
});

test('shows the very request that sending makes, the key masked, before the remote is added', async () => {
  const { id: product } = await addProduct(core, { price: '12.5', description: 'Blue "mug"' });
  const run = await core.call('remotes.dryRun', { remote: creemRemote(), product });
  expect(run).toMatchObject({
    method: 'POST',
    url: 'https://api.creem.example.com/v1/products',
    bodyKind: 'json',
    reference: null,
    problems: [],
  });
  expect(run.headers[0]).toEqual(['x-api-key', '••••']);
  expect(sent).toEqual([]);

  const remote = await core.call('remotes.add', creemRemote());
  core.writer.start();
  await core.call('sending.send', { products: [product], remotes: [remote.id] });
  await until('the request leaves', () => sent.length === 1);
  const [request] = sent;
  expect(request).toMatchObject({ method: run.method, url: run.url, body: run.body });
  expect(run.headers.slice(1)).toEqual(Object.entries(request?.headers ?? {}));
  expect(request?.secret).toMatchObject({ header: 'x-api-key', value: 'canary-key' });
});

test('makes a sample that uses every field, in a currency and words that the remote knows', async () => {
  const run = await core.call('remotes.dryRun', { remote: creemRemote(), product: null });
  expect(JSON.parse(run.body ?? '')).toEqual({
    name: 'Sample mug',
    description: 'A mug that shows what is sent.',
    price: 1250,
    currency: 'EUR',
    billing_type: 'recurring',
  });
  expect(run.leftOut).toEqual(['sku', 'status', 'billingPeriod', 'imageUrl', 'customData']);
  expect(run.problems).toEqual([]);
});

test('shows a stand-in where our reference goes', async () => {
  const jani = await addJani(core);
  const { settings } = jani;
  const remote = { ...creemRemote(), profileId: 'jani', auth: jani.auth, baseUrl: jani.baseUrl };
  const ask = (addReference: boolean) =>
    core.call('remotes.dryRun', {
      remote: { ...remote, settings: { ...settings, addReference } },
      product: null,
    });
  const run = await ask(true);
  expect(run.body).toContain(`"client_ref":"${run.reference}"`);
  expect((await ask(false)).reference).toBeNull();
});

test('says what keeps a product back, and leaves the body out where it can not be written', async () => {
  const bee = await addJourneyBee(core);
  const { id: product } = await addProduct(core, { price: '5', currency: 'CHF', status: 'active' });
  const { name, profileId, baseUrl, accountLabel, auth, settings } = bee;
  const remote = { name, profileId, baseUrl, accountLabel, auth, settings };
  const run = await core.call('remotes.dryRun', { remote, product });
  expect(run.body).toBeNull();
  expect(run.problems).toMatchObject([{ field: 'currency' }]);
  const nameless = await addProduct(core, { name: '', price: '5', status: 'active' });
  const other = await core.call('remotes.dryRun', { remote, product: nameless.id });
  expect(other.problems).toMatchObject([{ field: 'name' }]);
});

test('refuses an address that nothing may be sent to, and a product that is gone', async () => {
  const ask = (remote: object, product: number | null) =>
    core.dispatch('remotes.dryRun', { remote: { ...creemRemote(), ...remote }, product });
  expect(await ask({ baseUrl: 'http://api.example.com' }, null)).toMatchObject({
    ok: false,
    error: { code: 'bad-input' },
  });
  expect(await ask({}, 99)).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
