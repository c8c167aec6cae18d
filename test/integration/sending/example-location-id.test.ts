import { expect, test } from 'vitest';
import { until } from '../../helpers/until.ts';
import { connectApi, exampleProfile, type Reply, type Seen } from './loopback-api.ts';
import { send, sendOne } from './send-to-api.ts';

const profile = exampleProfile('location-id');
const KEY = 'ada:pa:ss';
const mug = { name: 'Mug', price: '10.50', currency: 'EUR' } as const;

type Fault = 'close' | 'lost' | 'no-location' | Reply;

/** A wholesaler that answers without a body, and keeps the reference of each request. */
async function connectBodega(faults: Fault[] = []) {
  const products: { id: number; request: string; title: string }[] = [];
  const serve = ({ method, query, headers, body }: Seen): Reply => {
    if (method === 'GET') {
      return {
        status: 200,
        body: { products: products.filter(({ request }) => request === query['request']) },
      };
    }
    const fault = faults.shift();
    if (fault === 'close' || typeof fault === 'object') return fault;
    const title = new URLSearchParams(body).get('product[title]') ?? '';
    const id = 80 + products.length;
    products.push({ id, request: headers['x-request-id'] ?? '', title });
    if (fault === 'lost') return 'close';
    return fault === 'no-location'
      ? { status: 202 }
      : { status: 202, headers: { location: `/api/products/${id}?by=offshelf` } };
  };
  return { products, api: await connectApi(profile, serve, { key: KEY }) };
}

const referencesOf = ({ api }: Awaited<ReturnType<typeof connectBodega>>) =>
  api.creates().map(({ headers, body }) => ({ reference: headers['x-request-id'], body }));

test('a 202 without a body is a success where its Location names the id', async () => {
  const { api } = await connectBodega();
  const product = await sendOne(api, mug);
  expect(api.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: '80', differences: [] });
  expect(api.looks()).toEqual([]);
});

test('a success without body and Location is looked up, and what is found so shows later that the filter works', async () => {
  const bodega = await connectBodega(['no-location', 'close']);
  const { api, products } = bodega;
  const found = send(api, mug);
  await until('the look-up', () => api.rig.row(found).state === 'sent');
  const lost = send(api, { ...mug, name: 'Cup' });
  await until('the second request', () => api.rig.row(lost).state === 'sent');
  expect(products.map(({ title }) => title)).toEqual(['Mug', 'Cup']);
  const [, once, again] = referencesOf(bodega);
  expect(again).toEqual(once);
});

test('what got no answer and is not there goes again by itself, with the same reference', async () => {
  const faults: Fault[] = [];
  const bodega = await connectBodega(faults);
  const { api, products } = bodega;
  await sendOne(api, mug);
  faults.push('close');
  const lost = await sendOne(api, { ...mug, name: 'Cup' });
  expect(api.rig.row(lost).state).toBe('unsure');
  await until('the second request', () => api.rig.row(lost).state === 'sent');
  expect(products.map(({ title }) => title)).toEqual(['Mug', 'Cup']);
  const [, once, again] = referencesOf(bodega);
  expect(again).toEqual(once);
});

test('after 429 an unchanged body goes with the reference that it had, a changed one with another', async () => {
  expect(profile.identity.kind).toBe('header'); // the body does not carry it
  const wait: Reply = { status: 429, body: { error: 'slow down' }, headers: { 'retry-after': '30' } };
  const bodega = await connectBodega([wait, wait]);
  const { api } = bodega;
  const product = send(api, mug);
  await until('the second 429', () => api.creates().length === 2 && api.rig.row(product).state === 'queued');
  api.rig.editProduct(product, { name: 'Bigger mug' });
  await until('the third request', () => api.rig.row(product).state === 'sent');
  const [first, second, third] = referencesOf(bodega);
  expect(second).toEqual(first);
  expect(third?.body).not.toBe(first?.body);
  expect(third?.reference).not.toBe(first?.reference);
});
