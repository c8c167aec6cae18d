import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import { get, janiProduct, openSandbox, postJani, postJourneybee, send } from './client.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('writes every request down as it came, with the key masked', async () => {
  const sandbox = await openSandbox({ clock: () => 0 });
  const body = '{ "name":"Öl 🫒", "type":"standard" }';
  await postJani(sandbox, body);
  await get(sandbox.journeybee, '/products/?page=1');
  const [create, list] = sandbox.log();
  expect(create).toMatchObject({
    seq: 1,
    remote: 'jani',
    at: '1970-01-01T00:00:00.000Z',
    method: 'POST',
    path: '/api/v1/products',
    headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
    body,
    complete: true,
    fault: null,
    status: 200,
    createdId: sandbox.products('jani')[0]!.id,
  });
  expect(list).toMatchObject({
    remote: 'journeybee',
    method: 'GET',
    path: '/v1/products/?page=1',
    createdId: null,
  });
  const written = JSON.stringify(sandbox.log());
  expect(written).not.toContain(sandbox.jani.key);
  expect(written).not.toContain(sandbox.journeybee.key);
});

it('masks keys under other names too, and shows the identity of a request', async () => {
  const sandbox = await openSandbox();
  const headers = { 'x-api-key': 'abc def', authorization: 'abc', 'idempotency-key': 'i-1' };
  await send(`${sandbox.jani.url}/api/v1/products`, { headers });
  const masked = { 'x-api-key': '***', authorization: '***', 'idempotency-key': 'i-1' };
  expect(sandbox.log()).toMatchObject([{ headers: masked, status: 401 }]);
});

it('writes a request down whose body never came whole, and does nothing with it', async () => {
  const sandbox = await openSandbox();
  await sandbox.faults.set('jani', { name: 'hang', times: 1 });
  const socket = connect(Number(new URL(sandbox.jani.url).port), '127.0.0.1');
  socket.end('POST /api/v1/products HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{"name"');
  await expect
    .poll(() => sandbox.log())
    .toMatchObject([{ body: '{"name"', complete: false, status: null, fault: null }]);
  expect(sandbox.faults.list('jani'), 'the fault waits for a whole request').toHaveLength(1);
  socket.destroy();
});

it('keeps keys, products and log in its data folder, on the same ports if asked', async () => {
  const data = temporaryFolder();
  const first = await startSandbox({ data });
  await postJani(first);
  await postJourneybee(first);
  const port = Number(new URL(first.jani.url).port);
  await first.close();
  const second = await openSandbox({ data, ports: { jani: port } });
  expect(second.jani).toEqual(first.jani);
  expect(second.journeybee.key).toBe(first.journeybee.key);
  expect(second.products('jani')).toHaveLength(1);
  expect(second.log().map(({ remote }) => remote)).toEqual(['jani', 'journeybee']);
  expect(await postJani(second)).toMatchObject({ status: 200 });
});

it('keeps nothing without a data folder, and makes new keys', async () => {
  const first = await openSandbox();
  await postJani(first);
  const second = await openSandbox();
  expect(second.products('jani')).toEqual([]);
  expect(second.jani.key).not.toBe(first.jani.key);
});

it('rejects when a port is taken, and leaves nothing open', async () => {
  const first = await openSandbox();
  const port = Number(new URL(first.journeybee.url).port);
  await expect(startSandbox({ ports: { journeybee: port } })).rejects.toThrow('EADDRINUSE');
});

it('answers many clients at once, each product once', async () => {
  const sandbox = await openSandbox();
  const names = Array.from({ length: 50 }, (_, i) => `Oil ${i}`);
  await Promise.all(names.map((name) => postJani(sandbox, { ...janiProduct, name })));
  const created = sandbox.products('jani').map(({ fields }) => fields['name']);
  expect(created).toHaveLength(50);
  expect(new Set(created)).toEqual(new Set(names));
});

it('closes while requests hang', async () => {
  const sandbox = await openSandbox();
  await sandbox.faults.set('jani', [
    { name: 'hang', times: 1 },
    { name: 'slow', ms: 60_000 },
  ]);
  const waiting = Promise.all([postJani(sandbox), postJani(sandbox)]);
  await expect.poll(() => sandbox.log().length).toBe(2);
  await sandbox.close();
  expect(await waiting).toMatchObject([{ failure: 'UND_ERR_SOCKET' }, { failure: 'UND_ERR_SOCKET' }]);
});
