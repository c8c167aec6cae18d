import { describe, expect, it } from 'vitest';
import { get, janiProduct, openSandbox, postJani, send, textLike } from './client.ts';

describe('Jani as the document words it', () => {
  it('answers a create with 200 and the bare record, without the type', async () => {
    const sandbox = await openSandbox({ clock: () => Date.parse('2023-06-01T13:30:50.302Z') });
    const custom_data = { client_ref: 'a1' };
    const seen = await postJani(sandbox, {
      ...janiProduct,
      image_url: 'https://example.org/oil.jpg',
      custom_data,
    });
    expect(seen.status).toBe(200);
    expect(seen.json).toEqual({
      id: textLike(/^pro_01h1vjes1y[0-9a-hjkmnp-tv-z]{16}$/),
      name: 'Olive oil',
      description: 'Cold pressed',
      image_url: 'https://example.org/oil.jpg',
      custom_data,
      status: 'active',
      created_at: '2023-06-01T13:30:50.302Z',
      updated_at: '2023-06-01T13:30:50.302Z',
    });
  });

  it('fills in what is optional: status active, custom data null', async () => {
    const seen = await postJani(await openSandbox(), { name: 'Oil', type: 'standard' });
    expect(seen.json).toMatchObject({ status: 'active', custom_data: null, description: '', image_url: '' });
  });

  it.each(['name', 'type'])('refuses a product without %s and creates nothing', async (field) => {
    const sandbox = await openSandbox();
    const seen = await postJani(sandbox, { ...janiProduct, [field]: undefined });
    expect(seen).toMatchObject({ status: 400, json: { message: `${field}: Required` } });
    expect(sandbox.products('jani')).toEqual([]);
  });

  it('refuses a field that the document does not list', async () => {
    const seen = await postJani(await openSandbox(), { ...janiProduct, price: 5 });
    expect(seen).toMatchObject({ status: 400, json: { message: 'price: Unrecognized key' } });
  });

  it('refuses a wrong key with 401 and writes the request down', async () => {
    const sandbox = await openSandbox();
    expect(await postJani(sandbox, janiProduct, 'wrong')).toMatchObject({ status: 401 });
    expect(sandbox.log()).toMatchObject([{ status: 401, createdId: null }]);
  });

  it('lists every product unpaged, and finds one by its id', async () => {
    const sandbox = await openSandbox();
    for (let i = 0; i < 30; i += 1) await postJani(sandbox, { ...janiProduct, name: `Oil ${i}` });
    const { json } = await get(sandbox.jani, '/api/v1/products');
    expect(json).toHaveLength(30);
    const { id } = sandbox.products('jani')[3]!;
    expect(await get(sandbox.jani, `/api/v1/products/${id}`)).toMatchObject({
      status: 200,
      json: { id, name: 'Oil 3' },
    });
    expect(await get(sandbox.jani, '/api/v1/products/pro_0')).toMatchObject({ status: 404 });
  });

  it('takes two products that are the same, as no key is unique there', async () => {
    const sandbox = await openSandbox();
    await postJani(sandbox);
    await postJani(sandbox);
    expect(new Set(sandbox.products('jani').map(({ id }) => id)).size).toBe(2);
  });
});

describe('Jani as its server answers', () => {
  it('answers 201 with a list of one, camel-case times and no image', async () => {
    const sandbox = await openSandbox({ dialect: 'server' });
    const seen = await postJani(sandbox, { ...janiProduct, image_url: 'https://example.org/oil.jpg' });
    expect(seen.status).toBe(201);
    expect(seen.json).toMatchObject([{ createdAt: textLike(/^\d{4}-\d\d-\d\d [\d:.]+$/), status: 'active' }]);
    expect(seen.text).not.toContain('image_url');
  });

  it('answers with data around the record in its other form', async () => {
    const seen = await postJani(await openSandbox({ dialect: 'server-data' }));
    expect(seen).toMatchObject({ status: 201, json: { data: { name: 'Olive oil' } } });
  });

  it('answers a wrong key with 400, and errors in plain text', async () => {
    const sandbox = await openSandbox({ dialect: 'server' });
    expect(await postJani(sandbox, janiProduct, 'wrong')).toMatchObject({
      status: 400,
      json: { error: 'Invalid API key' },
    });
    expect(await postJani(sandbox, '{')).toMatchObject({
      status: 400,
      text: 'Malformed JSON in request body',
    });
    expect(await get(sandbox.jani, '/products/elsewhere')).toMatchObject({
      status: 404,
      text: '404 Not Found',
    });
  });

  it('wants a description and a status that it knows', async () => {
    const sandbox = await openSandbox({ dialect: 'server' });
    expect(await postJani(sandbox, { ...janiProduct, description: undefined })).toMatchObject({
      status: 400,
      json: { success: false, error: { issues: [{ path: ['description'], message: 'Required' }] } },
    });
    expect(await postJani(sandbox, { ...janiProduct, status: 'draft' })).toMatchObject({ status: 400 });
  });

  it('answers an id that it does not have with 200 and an empty list', async () => {
    const { jani } = await openSandbox({ dialect: 'server' });
    expect(await get(jani, '/api/v1/products/pro_0')).toMatchObject({ status: 200, json: [] });
  });

  it('names the missing key when there is none', async () => {
    const { jani } = await openSandbox({ dialect: 'server' });
    expect(await send(`${jani.url}/api/v1/products`)).toMatchObject({
      status: 401,
      json: { error: 'Unauthorized' },
    });
  });
});
