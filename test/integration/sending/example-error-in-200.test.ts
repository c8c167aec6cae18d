import { expect, test } from 'vitest';
import { until } from '../../helpers/until.ts';
import { connectApi, exampleProfile, type Reply, type Seen } from './loopback-api.ts';
import { send, sendOne } from './send-to-api.ts';

const profile = exampleProfile('error-in-200');
const KEY = 'kiosk-key-1';
const mug = { name: 'Mug', sku: 'M-1', price: '10.50', currency: 'EUR' } as const;

const says = (code: string, text: string, path: string | null = null): Reply => ({
  status: 200,
  body: { status: 'error', error: { code, text, path } },
});

/** A kiosk that keeps what it takes; what `first` has is answered before that. */
async function connectKiosk(first: Reply[] = [], key = KEY, lists: Reply[] = []) {
  const items: { uid: string; title: string; code: string | null }[] = [];
  const serve = ({ method, path, headers, body }: Seen): Reply => {
    if (headers['x-auth'] !== KEY) return says('E_TOKEN', 'Unknown token');
    if (method === 'GET' && path.endsWith('/items')) {
      const lie = lists.shift();
      if (lie !== undefined) return lie;
      return { status: 200, body: { status: 'ok', result: { items, next: null, count: items.length } } };
    }
    if (method === 'GET') {
      const item = items.find(({ uid }) => path.endsWith(`/${uid}`));
      return item === undefined
        ? says('E_NONE', 'No such item')
        : { status: 200, body: { status: 'ok', result: { item } } };
    }
    const fault = first.shift();
    if (fault !== undefined) return fault;
    const { item } = JSON.parse(body) as { item: (typeof items)[number] };
    items.push({ ...item, uid: `itm_${items.length + 1}` });
    return { status: 200, body: { status: 'ok', result: { item: items.at(-1) } } };
  };
  return { items, api: await connectApi(profile, serve, { key }) };
}

const testOf = ({ api: { rig, remote } }: Awaited<ReturnType<typeof connectKiosk>>, name?: string) =>
  rig.commands['remotes.test']({
    remoteId: remote.id,
    profileId: profile.id,
    baseUrl: remote.baseUrl,
    auth: remote.auth,
    key: null,
    ...(name !== undefined && { name }),
  });

test('a 200 that says ok is a success, with a price in the place of its currency', async () => {
  const { api } = await connectKiosk();
  const product = await sendOne(api, mug);
  await sendOne(api, { ...mug, name: 'Cup', sku: 'C-1', price: '900', currency: 'JPY' });
  expect(api.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'itm_1', differences: [] });
  const prices = api.creates().map(({ body }) => (JSON.parse(body) as { item: object }).item);
  expect(prices).toMatchObject([
    { prices: { EUR: '10.50' }, main: 'EUR' },
    { prices: { JPY: '900' }, main: 'JPY' },
  ]);
});

test('a 200 with a code of a refusal refuses the product, in the remote’s words and at its field; the line goes on', async () => {
  const refusal = says('E_INVALID', 'Title is too long', 'item.title');
  const { api } = await connectKiosk([refusal, refusal, refusal]);
  const refused = [];
  for (const sku of ['A', 'B', 'C']) refused.push(await sendOne(api, { ...mug, sku }));
  for (const product of refused) {
    expect(api.rig.row(product)).toMatchObject({
      state: 'rejected',
      reason: 'not-accepted',
      detail: 'Title is too long',
      fieldErrors: [{ field: 'name', theirs: 'item.title', message: 'Title is too long' }],
    });
  }
  expect(api.rig.lane(api.remote).hold).toBeNull();
  expect(api.rig.row(await sendOne(api, mug)).state).toBe('sent');
});

test('a 200 with the code for "it exists" offers what is there', async () => {
  const { api } = await connectKiosk([says('E_DUP', 'Code is taken: M-1', 'item.code')]);
  expect(api.rig.row(await sendOne(api, mug))).toMatchObject({ state: 'rejected', reason: 'exists-there' });
});

test('a 200 with the code for a wrong key holds the remote, and nothing was created', async () => {
  const { api } = await connectKiosk([says('E_TOKEN', 'Unknown token')]);
  const product = send(api, mug);
  await until('the hold', () => api.rig.lane(api.remote).hold === 'wrong-key');
  expect(api.rig.row(product)).toMatchObject({ state: 'queued', attempts: 1 });
});

test('a 200 with the code for maintenance waits, and the product goes again by itself', async () => {
  const { api, items } = await connectKiosk([says('E_BUSY', 'Maintenance, nothing was stored')]);
  const product = send(api, mug);
  await until('the second request', () => api.rig.row(product).state === 'sent');
  expect(items).toHaveLength(1);
});

test('a failure that no list names is unsure: nothing is promised of it; its words and its field are shown', async () => {
  const { api } = await connectKiosk([says('E_ODD', 'Shelf is wet', 'item.code')]);
  const product = await sendOne(api, mug);
  expect(api.rig.row(product)).toMatchObject({
    state: 'unsure',
    unsureKind: 'maybe',
    detail:
      'Shelf is wet. It names item.code. The profile does not say that nothing was created after E_ODD.',
  });
  expect(api.creates()).toHaveLength(1);
});

test('a code alone is no failure where the answer does not say that it failed', async () => {
  const odd = { status: 200, body: { status: 'ok', error: { code: 'W_OLD', text: 'Old version' } } };
  const { api } = await connectKiosk([odd]);
  expect(api.rig.row(await sendOne(api, mug))).toMatchObject({
    state: 'unsure',
    detail: 'Its answer names no id.',
  });
});

test('a list that says that it failed is not taken for "there is no list": it is read again', async () => {
  const first: Reply[] = [];
  const lists: Reply[] = [];
  const { api } = await connectKiosk(first, KEY, lists);
  await sendOne(api, mug);
  first.push('close');
  lists.push(says('E_BUSY', 'Maintenance'));
  const lost = await sendOne(api, { ...mug, name: 'Cup', sku: 'C-1' });
  await until('the second request', () => api.rig.row(lost).state === 'sent');
  expect(api.written()).toContain('look-failed');
});

test('Test says that the key works only where products came, and calls the remote by its name', async () => {
  const right = await connectKiosk();
  expect(await testOf(right, 'Corner shop')).toMatchObject({
    outcome: 'works',
    message: expect.stringMatching(/^Corner shop answered: the address and the key work/) as string,
  });
  const wrong = await connectKiosk([], 'kiosk-key-2');
  expect(await testOf(wrong, 'Corner shop')).toMatchObject({
    outcome: 'wrong-key',
    message: expect.stringMatching(/^Corner shop does not accept this key/) as string,
  });
});

test('Test says what came instead of products where the profile does not know the code', async () => {
  const { errors } = profile;
  const answers: Reply[] = [
    says('E_TOKEN', 'Unknown token'),
    { status: 200, body: { status: 'ok' } },
    { status: 200, body: { status: 'ok', result: { items: [], count: 0 } } },
  ];
  const unaware = { ...profile, errors: { ...errors, wrongKey: [] } };
  const api = await connectApi(unaware, () => answers.shift() ?? 'close', { key: KEY });
  const results = [
    await testOf({ api, items: [] }),
    await testOf({ api, items: [] }),
    await testOf({ api, items: [] }),
  ];
  expect(results.map(({ outcome }) => outcome)).toEqual(['odd-answer', 'odd-answer', 'works']);
  expect(results[0]?.message).toContain('it did not show its products: Unknown token.');
  expect(results[1]?.message).toContain('no products in its answer at /result/items.');
});
