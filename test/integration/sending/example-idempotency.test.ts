import { describe, expect, test } from 'vitest';
import { settings } from '../../helpers/sending-samples.ts';
import { until } from '../../helpers/until.ts';
import { connectApi, exampleProfile, type Reply, type Seen } from './loopback-api.ts';
import { send, sendOne } from './send-to-api.ts';

const KEY = 'sk_live_0123456789abcdef';

/** A shop that shows the key of each request in its records, and filters by it. */
function createKeyedShop() {
  const items: { number: number; request_key: string; [name: string]: unknown }[] = [];
  return {
    items,
    keep: ({ body, headers }: Seen) => {
      const { item } = JSON.parse(body) as { item: { title: string; price: { value: string } } };
      const kept = {
        number: items.length + 1,
        request_key: headers['idempotency-key'] ?? '',
        title: item.title,
        price_in_cents: Math.round(Number(item.price.value) * 100),
      };
      items.push(kept);
      return kept;
    },
    find: ({ query }: Seen): Reply => ({
      status: 200,
      body: { items: items.filter(({ request_key }) => request_key === query['request_key']) },
    }),
  };
}

describe('the profile with an idempotency key', () => {
  const profile = exampleProfile('idempotency-key');
  const mug = { name: 'Mug', sku: 'M-1', price: '10.50', currency: 'EUR' } as const;
  const connect = (serve: (seen: Seen) => Reply) =>
    connectApi(profile, serve, {
      key: KEY,
      path: '/api',
      settings: { ...settings, currencies: { EUR: 'cur-7' } },
    });

  test('sends our reference in its header, and knows the record that comes back', async () => {
    const shop = createKeyedShop();
    const api = await connect((seen) => ({ status: 201, body: { item: shop.keep(seen) } }));
    const product = await sendOne(api, mug);
    expect(api.creates()).toEqual([
      {
        method: 'POST',
        path: '/api/items/',
        query: {},
        headers: {
          'content-type': 'application/json',
          accept: 'application/vnd.shop+json',
          'user-agent': 'Offshelf',
          authorization: `Bearer ${KEY}`,
          'idempotency-key': shop.items[0]?.request_key,
        },
        body: '{"item":{"title":"Mug","sku":"M-1","price":{"value":"10.50","currency_id":"cur-7"},"state":"on"}}',
      },
    ]);
    expect(shop.items[0]?.request_key).toMatch(/^[\da-f-]{36}$/);
    expect(api.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: '1', differences: [] });
  });

  test('finds what got no answer by a filter for that reference', async () => {
    const shop = createKeyedShop();
    const api = await connect((seen) => {
      if (seen.method === 'GET') return shop.find(seen);
      shop.keep(seen);
      return 'close';
    });
    const product = await sendOne(api, mug);
    await until('the look-up', () => api.rig.row(product).state === 'sent');
    expect(api.looks()[0]).toMatchObject({
      path: '/api/items/',
      query: { request_key: shop.items[0]?.request_key, state: 'any' },
    });
    expect(api.creates()).toHaveLength(1);
  });

  test('sends again under the same key once two look-ups showed that it is not there', async () => {
    const shop = createKeyedShop();
    let requests = 0;
    const api = await connect((seen) => {
      if (seen.method === 'GET') return shop.find(seen);
      requests += 1;
      return requests === 2 ? 'close' : { status: 201, body: { item: shop.keep(seen) } };
    });
    await sendOne(api, mug);
    const product = await sendOne(api, { ...mug, name: 'Cup', sku: 'C-1' });
    await until('the second request', () => api.rig.row(product).state === 'sent');
    const [, once, again] = api.creates();
    expect([again?.body, again?.headers]).toEqual([once?.body, once?.headers]);
    expect(shop.items).toHaveLength(2);
  });

  test('waits as long as its own header says when it is closed for maintenance, and burns no attempt', async () => {
    const shop = createKeyedShop();
    let isClosed = true;
    const opensIn = 120;
    const api = await connect((seen) => {
      if (!isClosed) return { status: 201, body: { item: shop.keep(seen) } };
      isClosed = false;
      const date = new Date(api.clock.now());
      const headers = {
        date: date.toUTCString(),
        'x-ratelimit-reset': String(Math.floor(date.getTime() / 1_000) + opensIn),
      };
      return { status: 503, body: { code: 'maintenance', error: { text: 'Back soon' } }, headers };
    });
    const product = send(api, mug);
    await until('the plea to wait', () => api.rig.lane(api.remote).notBefore !== null);
    expect(api.rig.row(product).state).toBe('queued');
    const { notBefore } = api.rig.lane(api.remote);
    expect((notBefore ?? 0) - api.clock.now()).toBeGreaterThan((opensIn - 30) * 1_000);
    await until('the second request', () => api.rig.row(product).state === 'sent');
    expect(api.creates()).toHaveLength(2);
  });
});
