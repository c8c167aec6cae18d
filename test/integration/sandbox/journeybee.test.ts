import { describe, expect, it } from 'vitest';
import { get, journeybeeProduct, openSandbox, postJourneybee, send, textLike } from './client.ts';

describe('creating at JourneyBee', () => {
  it('answers 201 with every field that the seed requires', async () => {
    const sandbox = await openSandbox({ clock: () => 0 });
    const seen = await postJourneybee(sandbox);
    expect(seen.status).toBe(201);
    expect(seen.json).toEqual({
      uuid: textLike(/^[0-9a-f-]{36}$/),
      name: 'Olive oil',
      sku: null,
      description: null,
      price: 12.5,
      billing_type: 'one_time',
      billing_period: null,
      status: 'draft',
      currency: { uuid: textLike(/./), code: 'EUR', label: 'Euro' },
      created_at: '1970-01-01T00:00:00.000Z',
      updated_at: '1970-01-01T00:00:00.000Z',
    });
  });

  it.each(['name', 'price', 'billing_type', 'status'])('refuses a product without %s', async (field) => {
    const sandbox = await openSandbox();
    const seen = await postJourneybee(sandbox, { ...journeybeeProduct, [field]: undefined });
    const error = { code: 'validation_error', message: `body/${field}: Required` };
    expect(seen).toMatchObject({ status: 422, json: { error } });
    expect(sandbox.products('journeybee')).toEqual([]);
  });

  it.each([
    ['a price in text', { price: '12.50' }, /^body\/price: ./],
    ['a status that it does not know', { status: 'active' }, /^body\/status: ./],
    ['a field that it does not know', { image_url: 'x' }, /^body\/image_url: Unrecognized key$/],
    ['a currency that it does not know', { currency_uuid: 'x' }, /^body\/currency_uuid: Unknown currency$/],
  ])('refuses %s and names the field', async (_what, change, message) => {
    const seen = await postJourneybee(await openSandbox(), { ...journeybeeProduct, ...change });
    expect(seen).toMatchObject({
      status: 422,
      json: { error: { message: textLike(message) } },
    });
  });

  it('keeps the price a number and the currency that was asked for', async () => {
    const sandbox = await openSandbox();
    const dollars = sandbox.journeybee.currencies.find(({ code }) => code === 'USD')!;
    const seen = await postJourneybee(sandbox, {
      ...journeybeeProduct,
      price: 0.1,
      currency_uuid: dollars.uuid,
    });
    expect(seen.json).toMatchObject({ price: 0.1, currency: dollars });
  });

  it('knows the create only with the slash at its end', async () => {
    const { journeybee } = await openSandbox();
    const init = { method: 'POST', headers: { authorization: `Bearer ${journeybee.key}` }, body: '{}' };
    expect(await send(`${journeybee.url}/products`, init)).toMatchObject({ status: 404 });
  });
});

describe('keys and limits of JourneyBee', () => {
  it('takes both schemes and refuses an unknown key', async () => {
    const sandbox = await openSandbox();
    const { key } = sandbox.journeybee;
    expect(await postJourneybee(sandbox, journeybeeProduct, `Api-Key ${key}`)).toMatchObject({ status: 201 });
    expect(await postJourneybee(sandbox, journeybeeProduct, `Basic ${key}`)).toMatchObject({ status: 401 });
    expect(await postJourneybee(sandbox, journeybeeProduct, 'Bearer x')).toMatchObject({
      status: 401,
      json: { error: { code: 'unauthorized' } },
    });
  });

  it('lets a read-only key read and a write-only key write, nothing else', async () => {
    const sandbox = await openSandbox();
    const { url, readKey, writeKey } = sandbox.journeybee;
    expect(await postJourneybee(sandbox, journeybeeProduct, `Bearer ${readKey}`)).toMatchObject({
      status: 403,
      json: { error: { code: 'forbidden' } },
    });
    expect(await get({ url, key: readKey }, '/products/')).toMatchObject({ status: 200 });
    expect(await postJourneybee(sandbox, journeybeeProduct, `Bearer ${writeKey}`)).toMatchObject({
      status: 201,
    });
    expect(await get({ url, key: writeKey }, '/products/')).toMatchObject({ status: 403 });
  });

  it('answers the request above the limit with 429 and the seconds to wait, per key', async () => {
    let now = 0;
    const sandbox = await openSandbox({ perMinute: 2, clock: () => now });
    await postJourneybee(sandbox);
    now = 20_000;
    await postJourneybee(sandbox);
    const limited = await postJourneybee(sandbox);
    expect(limited).toMatchObject({ status: 429, json: { error: { code: 'rate_limit_exceeded' } } });
    expect(limited.headers?.get('retry-after')).toBe('40');
    expect(await get({ ...sandbox.journeybee, key: sandbox.journeybee.readKey }, '/products/')).toMatchObject(
      {
        status: 200,
      },
    );
    now = 60_000;
    expect(await postJourneybee(sandbox)).toMatchObject({ status: 201 });
    expect(sandbox.products('journeybee')).toHaveLength(3);
  });

  it('limits at 500 a minute unless told otherwise', async () => {
    const { journeybee } = await openSandbox({ clock: () => 0 });
    for (let i = 0; i < 500; i += 1) await get(journeybee, '/products/?per_page=1');
    expect(await get(journeybee, '/products/')).toMatchObject({ status: 429 });
  });
});

describe('reading from JourneyBee', () => {
  it('pages a list of 120 by 25 unless told otherwise, at most 100', async () => {
    const sandbox = await openSandbox();
    for (let i = 0; i < 120; i += 1) await postJourneybee(sandbox, { ...journeybeeProduct, sku: `S${i}` });
    const first = await get(sandbox.journeybee, '/products/');
    expect(first.json).toMatchObject({ pagination: { page: 1, per_page: 25, total: 120, total_pages: 5 } });
    const last = await get(sandbox.journeybee, '/products/?page=2&per_page=100');
    expect(last.json).toMatchObject({ pagination: { page: 2, total_pages: 2 } });
    expect((last.json as { data: unknown[] }).data).toHaveLength(20);
    expect(await get(sandbox.journeybee, '/products/?per_page=101')).toMatchObject({ status: 422 });
  });

  it('finds a product by its uuid, without a slash at the end', async () => {
    const sandbox = await openSandbox();
    await postJourneybee(sandbox);
    const { id } = sandbox.products('journeybee')[0]!;
    expect(await get(sandbox.journeybee, `/products/${id}`)).toMatchObject({
      status: 200,
      json: { uuid: id },
    });
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await get(sandbox.journeybee, `/products/${unknown}`)).toMatchObject({
      status: 404,
      json: { error: { code: 'not_found' } },
    });
  });
});
