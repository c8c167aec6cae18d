import { describe, expect, it } from 'vitest';
import { type Fault, type FaultName, faultNames } from '../../../sandbox/fault.ts';
import { get, openSandbox, postDuring, postJani, postJourneybee, textLike } from './client.ts';

type Row = readonly [fault: Fault, seen: object, created: 0 | 1];

const portal = textLike(/^<!doctype html>/);

/** Fault → what the client sees → how many products the remote holds afterwards. */
const rows: readonly Row[] = [
  [{ name: 'none' }, { status: 200 }, 1],
  [{ name: 'hang' }, { failure: 'TimeoutError' }, 0],
  [{ name: 'hang-after-create' }, { failure: 'TimeoutError' }, 1],
  [{ name: 'close-before' }, { failure: 'UND_ERR_SOCKET' }, 0],
  [{ name: 'close-after-create' }, { failure: 'UND_ERR_SOCKET' }, 1],
  [{ name: 'reset-before' }, { failure: 'ECONNRESET' }, 0],
  [{ name: 'reset-after-create' }, { failure: 'ECONNRESET' }, 1],
  [{ name: 'garbage' }, { failure: textLike(/^(HPE_|HTTPParserError)/) }, 0],
  [{ name: 'garbage-after-create' }, { failure: textLike(/^(HPE_|HTTPParserError)/) }, 1],
  [{ name: 'status' }, { status: 500 }, 0],
  [{ name: 'status', status: 409, message: 'Exists' }, { status: 409, json: { message: 'Exists' } }, 0],
  [{ name: 'status-after-create', status: 502 }, { status: 502 }, 1],
  [{ name: 'wrong-key' }, { status: 401, json: { message: 'Invalid API key' } }, 0],
  [{ name: 'forbidden' }, { status: 403 }, 0],
  [{ name: 'rate-limited' }, { status: 429 }, 0],
  [{ name: 'redirect', status: 307 }, { status: 307, json: { error: 'Error' } }, 0],
  [{ name: 'html' }, { status: 200, text: portal }, 0],
  [{ name: 'html-after-create' }, { status: 200, text: portal }, 1],
  [{ name: 'empty-body' }, { status: 200, text: '' }, 1],
  [{ name: 'cut-body' }, { status: 200, failure: 'UND_ERR_SOCKET' }, 1],
  [{ name: 'stalled-body' }, { status: 200, failure: 'TimeoutError' }, 1],
  [{ name: 'broken-json' }, { status: 200, text: textLike(/^\{"id".+[^}]$/), json: undefined }, 1],
  [{ name: 'two-records' }, { status: 200, json: [{ name: 'Olive oil' }, { name: 'Olive oil' }] }, 1],
  [{ name: 'different-fields', fields: { name: 'X' } }, { status: 200, json: { name: 'X' } }, 1],
  [{ name: 'slow', ms: 50 }, { status: 200 }, 1],
  [{ name: 'slow-to-create', ms: 50 }, { status: 200 }, 1],
];

describe('a fault', () => {
  it.each(rows)('%o shows %o and leaves %d products', async (fault, expected, created) => {
    const sandbox = await openSandbox();
    const seen = await postDuring(sandbox, { ...fault, times: 1 });
    expect(seen).toMatchObject(expected);
    expect(sandbox.products('jani')).toHaveLength(created);
    const id = sandbox.products('jani')[0]?.id ?? null;
    const status = seen.status ?? null;
    expect(sandbox.log()).toMatchObject([{ method: 'POST', fault: fault.name, createdId: id, status }]);
    expect(await postJani(sandbox), 'the next request is answered well').toMatchObject({ status: 200 });
  });

  it('has a test here, whatever its name', () => {
    const alone: readonly FaultName[] = ['down', 'no-id', 'duplicate-id', 'different-price', 'stale-list'];
    const tested = new Set([...rows.map(([{ name }]) => name), ...alone]);
    expect(faultNames.filter((name) => !tested.has(name))).toEqual([]);
  });

  it('called down refuses connections, is not seen by the remote, and keeps port and products', async () => {
    const sandbox = await openSandbox();
    await postJani(sandbox);
    expect(await postDuring(sandbox, { name: 'down' })).toEqual({ failure: 'ECONNREFUSED' });
    expect(await postJourneybee(sandbox), 'the other remote is up').toMatchObject({ status: 201 });
    await sandbox.faults.clear();
    expect(await postJani(sandbox)).toMatchObject({ status: 200 });
    expect(sandbox.products('jani')).toHaveLength(2);
    expect(sandbox.log().filter(({ remote }) => remote === 'jani')).toHaveLength(2);
  });

  it('called no-id leaves the id out and all else in', async () => {
    const sandbox = await openSandbox();
    const seen = await postDuring(sandbox, { name: 'no-id' });
    expect(seen).toMatchObject({ status: 200, json: { name: 'Olive oil' } });
    expect(seen.json).not.toHaveProperty('id');
    expect(sandbox.products('jani')).toHaveLength(1);
  });

  it('called duplicate-id creates a product and answers with the id of another', async () => {
    const sandbox = await openSandbox();
    await postJani(sandbox);
    const seen = await postDuring(sandbox, { name: 'duplicate-id' });
    const [first, second] = sandbox.products('jani');
    expect(seen.json).toMatchObject({ id: first!.id });
    expect(second!.id).not.toBe(first!.id);
    expect(sandbox.log()[1]!.createdId).toBe(second!.id);
  });

  it('called different-price changes the answer and not the product', async () => {
    const sandbox = await openSandbox();
    await sandbox.faults.set('journeybee', { name: 'different-price' });
    expect((await postJourneybee(sandbox)).json).toMatchObject({ price: 13.5 });
    expect(sandbox.products('journeybee')[0]!.fields).toMatchObject({ price: 12.5 });
  });

  it('called stale-list hides what is new from lists alone', async () => {
    let now = 0;
    const sandbox = await openSandbox({ clock: () => now });
    await postJani(sandbox);
    await postJourneybee(sandbox);
    await sandbox.faults.set('jani', { name: 'stale-list', ms: 30_000 });
    await sandbox.faults.set('journeybee', { name: 'stale-list', ms: 30_000 });
    now = 29_000;
    expect((await get(sandbox.jani, '/api/v1/products')).json).toEqual([]);
    expect((await get(sandbox.journeybee, '/products/')).json).toMatchObject({ pagination: { total: 0 } });
    now = 30_000;
    expect((await get(sandbox.jani, '/api/v1/products')).json).toHaveLength(1);
  });

  it('finds the record inside every dialect of Jani', async () => {
    const fault = { name: 'different-fields', fields: { name: 'X' } } as const;
    const list = await postDuring(await openSandbox({ dialect: 'server' }), fault);
    expect(list.json).toMatchObject([{ name: 'X' }]);
    const data = await postDuring(await openSandbox({ dialect: 'server-data' }), fault);
    expect(data.json).toMatchObject({ data: { name: 'X' } });
  });

  it('words a refusal as the remote does', async () => {
    const sandbox = await openSandbox({ dialect: 'server' });
    expect(await postDuring(sandbox, { name: 'wrong-key' })).toMatchObject({ status: 400 });
    await sandbox.faults.set('journeybee', { name: 'status' });
    expect((await postJourneybee(sandbox)).json).toMatchObject({ error: { code: 'internal_error' } });
  });

  it('carries Retry-After as seconds or as a date, beside the Date of its clock', async () => {
    const sandbox = await openSandbox({ clock: () => 0 });
    const seconds = await postDuring(sandbox, { name: 'rate-limited', retryAfter: 7 });
    expect(seconds.headers?.get('retry-after')).toBe('7');
    const date = 'Thu, 01 Jan 1970 00:01:00 GMT';
    const dated = await postDuring(sandbox, { name: 'rate-limited', retryAfter: date });
    expect(dated.headers?.get('retry-after')).toBe(date);
    expect(dated.headers?.get('date')).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
  });

  it.each([301, 302, 303, 307, 308])('redirects with %d to the address that was given', async (status) => {
    const sandbox = await openSandbox();
    const seen = await postDuring(sandbox, { name: 'redirect', status, location: 'https://example.org/x' });
    expect(seen.status).toBe(status);
    expect(seen.headers?.get('location')).toBe('https://example.org/x');
  });

  it('called slow has created before the answer, slow-to-create creates even when the client left', async () => {
    const sandbox = await openSandbox();
    expect(await postDuring(sandbox, { name: 'slow', ms: 60_000 })).toEqual({ failure: 'TimeoutError' });
    expect(sandbox.products('jani')).toHaveLength(1);
    expect(await postDuring(sandbox, { name: 'slow-to-create', ms: 1_500 })).toEqual({
      failure: 'TimeoutError',
    });
    expect(sandbox.products('jani')).toHaveLength(1);
    await expect.poll(() => sandbox.products('jani').length).toBe(2);
  });
});

describe('a list of faults', () => {
  it('acts in order, each as often as it says', async () => {
    const sandbox = await openSandbox();
    await sandbox.faults.set('jani', [
      { name: 'none', times: 1 },
      { name: 'status', status: 503, times: 2 },
      { name: 'forbidden' },
    ]);
    const statuses: unknown[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await postJani(sandbox)).status);
    expect(statuses).toEqual([200, 503, 503, 403, 403]);
    expect(sandbox.faults.list('jani')).toEqual([{ name: 'forbidden' }]);
  });

  it('meets creates unless it names other requests', async () => {
    const sandbox = await openSandbox();
    await sandbox.faults.set('jani', { name: 'status', times: 1 });
    expect(await get(sandbox.jani, '/api/v1/products')).toMatchObject({ status: 200 });
    await sandbox.faults.set('jani', { name: 'status', status: 404, on: 'list' });
    expect(await get(sandbox.jani, '/api/v1/products')).toMatchObject({ status: 404 });
    expect(await postJani(sandbox)).toMatchObject({ status: 200 });
  });

  it('is refused when it names a fault that does not exist', async () => {
    const sandbox = await openSandbox();
    const unknown = [{ name: 'flood' }] as unknown as Fault[];
    await expect(sandbox.faults.set('jani', unknown)).rejects.toThrow('name');
  });
});
