import { describe, expect, test } from 'vitest';
import { until } from '../../helpers/until.ts';
import { connectApi, exampleProfile, type Reply, type Seen } from './loopback-api.ts';
import { send, sendOne } from './send-to-api.ts';

const KEY = 'sk_live_0123456789abcdef';

describe('the Creem-like profile', () => {
  const profile = exampleProfile('creem-like');
  const mug = { name: ' Mug ', description: 'A mug', price: '10.50', currency: 'EUR' } as const;
  const created = ({ body }: Seen): Reply => ({
    status: 200,
    body: { id: 'prod_1', ...(JSON.parse(body) as object) },
  });

  test('sends its key in a header of its own, and the price in cents', async () => {
    const api = await connectApi(profile, created, { key: KEY, path: '/v1' });
    const product = await sendOne(api, { ...mug, billingType: 'recurring', billingPeriod: 'quarterly' });
    expect(api.creates()).toEqual([
      {
        method: 'POST',
        path: '/v1/products',
        query: {},
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'user-agent': 'Offshelf',
          'x-api-key': KEY,
        },
        body: '{"name":"Mug","description":"A mug","price":1050,"currency":"EUR","billing_type":"recurring","billing_period":"every-three-months","tax_mode":"inclusive"}',
      },
    ]);
    expect(api.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'prod_1', differences: [] });
  });

  test('is never asked what it has: what is unsure is the person’s, and two hold its line', async () => {
    const api = await connectApi(profile, () => 'close', { key: KEY });
    const first = await sendOne(api, mug);
    await sendOne(api, { ...mug, name: 'Cup' });
    expect(api.rig.row(first)).toMatchObject({ state: 'unsure', wakeAt: null });
    expect(api.rig.lane(api.remote).hold).toBe('unsure-twice');
    const waiting = send(api, { ...mug, name: 'Bowl' });
    expect(api.rig.row(waiting).state).toBe('queued');
    expect([api.creates().length, api.looks().length]).toEqual([2, 0]);
  });

  test('shows a price that came back otherwise, and holds its line', async () => {
    const api = await connectApi(profile, () => ({ status: 201, body: { id: 'p', price: 10.5 } }), {
      key: KEY,
    });
    const product = await sendOne(api, mug);
    expect(api.rig.row(product).differences).toEqual([{ field: 'price', sent: '1050', answered: '10.5' }]);
    expect(api.rig.lane(api.remote).hold).toBe('difference');
  });
});

/** A shop that keeps what is created at it; the first of its products is a witness for later look-ups. */
function createShop() {
  const products: { id: string; name: string; ref: string; body: URLSearchParams }[] = [];
  const show = ({ id, name, ref, body }: (typeof products)[number]) => ({
    id,
    name,
    metadata: { client_ref: ref },
    images: body.getAll('images[0]'),
    active: body.get('active') === 'true',
    price: { amount: Number(body.get('default_price_data[unit_amount]')) / 100, currency: 'eur' },
  });
  return {
    products,
    show,
    keep: (text: string) => {
      const body = new URLSearchParams(text);
      const id = `prod_${products.length + 1}`;
      const kept = { id, name: body.get('name') ?? '', ref: body.get('metadata[client_ref]') ?? '', body };
      products.push(kept);
      return show(kept);
    },
    /** Two on a page. */
    list: ({ query }: Seen): Reply => {
      const from = products.findIndex(({ id }) => id === query['starting_after']) + 1;
      const page = products.slice(from, from + 2).map(show);
      return { status: 200, body: { data: page, has_more: products.length > from + 2 } };
    },
  };
}

describe('the profile with forms and Basic authorization', () => {
  const profile = exampleProfile('form-basic');
  const basic = `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`;
  const mug = { price: '10', currency: 'EUR', imageUrl: 'https://a.example/mug.png' } as const;

  test('sends a nested form, the key as the user name', async () => {
    const shop = createShop();
    const api = await connectApi(profile, ({ body }) => ({ status: 200, body: shop.keep(body) }), {
      key: KEY,
    });
    const product = await sendOne(api, { ...mug, name: 'Mug & cup', status: 'draft' });
    const reference = shop.products[0]?.ref ?? '';
    expect(reference).toMatch(/^[\da-f-]{36}$/);
    expect(api.creates()).toEqual([
      {
        method: 'POST',
        path: '/v1/products',
        query: {},
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
          'user-agent': 'Offshelf',
          'pay-version': '2024-06-20',
          authorization: basic,
        },
        body:
          'name=Mug+%26+cup&images%5B0%5D=https%3A%2F%2Fa.example%2Fmug.png&default_price_data%5Bunit_amount%5D=1000' +
          `&default_price_data%5Bcurrency%5D=eur&active=false&metadata%5Bclient_ref%5D=${reference}`,
      },
    ]);
    expect(api.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'prod_1', differences: [] });
  });

  test('finds what got no answer on the last page of its list', async () => {
    const shop = createShop();
    const serve = (seen: Seen): Reply => {
      if (seen.method === 'GET') return shop.list(seen);
      const body = shop.keep(seen.body);
      return body.name === 'Bowl' ? 'close' : { status: 200, body };
    };
    const api = await connectApi(profile, serve, { key: KEY });
    for (const name of ['Mug', 'Cup']) await sendOne(api, { ...mug, name });
    const product = await sendOne(api, { ...mug, name: 'Bowl' });
    await until('the look-up', () => api.rig.row(product).state === 'sent');
    expect(api.rig.row(product)).toMatchObject({ remoteRecordId: 'prod_3', differences: [] });
    expect(api.looks().map(({ query }) => query)).toEqual([
      { limit: '100' },
      { limit: '100', starting_after: 'prod_2' },
    ]);
    expect(api.looks()[0]?.headers['authorization']).toBe(basic);
    expect(api.creates()).toHaveLength(3);
  });

  test('sends the same form again once two whole lists did not have it', async () => {
    const shop = createShop();
    let isBroken = false;
    const serve = (seen: Seen): Reply => {
      if (seen.method === 'GET') return shop.list(seen);
      if (isBroken) {
        isBroken = false;
        return 'close';
      }
      return { status: 200, body: shop.keep(seen.body) };
    };
    const api = await connectApi(profile, serve, { key: KEY });
    await sendOne(api, { ...mug, name: 'Mug' });
    isBroken = true;
    const product = await sendOne(api, { ...mug, name: 'Cup' });
    await until('the second request', () => api.rig.row(product).state === 'sent');
    const [, once, again] = api.creates();
    expect(again?.body).toBe(once?.body);
    expect(shop.products.map(({ name }) => name)).toEqual(['Mug', 'Cup']);
  });

  test('names the field that was refused, and never writes the key down, however it comes back', async () => {
    const echo = `No. ${KEY} ${basic} ${encodeURIComponent(basic.slice(6))}`;
    const error = { message: echo, code: 'bad', param: 'default_price_data[unit_amount]' };
    const api = await connectApi(profile, () => ({ status: 400, body: { error } }), { key: KEY });
    const product = await sendOne(api, { ...mug, name: 'Mug' });
    expect(api.rig.row(product)).toMatchObject({ state: 'rejected', fieldErrors: [{ field: 'price' }] });
    expect(api.written()).toContain('No. ••••');
    expect(api.written()).not.toContain(KEY);
    expect(api.written()).not.toContain(basic.slice(6, -2));
  });
});
