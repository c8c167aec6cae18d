import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Input } from '../../../src/shared/contract/api.ts';
import type { RemoteTest } from '../../../src/shared/model/remote.ts';
import { connectSandbox, type SandboxScene } from './sandbox-scene.ts';

let scene: SandboxScene;

beforeEach(async () => {
  scene = await connectSandbox();
});

/** Tests an address and a key before anything was saved. */
async function tryOut(
  profileId: 'jani' | 'journeybee',
  more: Partial<Input<'remotes.test'>> = {},
): Promise<RemoteTest> {
  const { url, key } = scene.sandbox[profileId];
  const auth = { header: 'Authorization', prefix: 'Bearer ' };
  const input = { remoteId: null, profileId, baseUrl: url, auth, key, ...more };
  return await scene.rig.commands['remotes.test'](input);
}

test.each(['jani', 'journeybee'] as const)('%s works, and nothing was created', async (name) => {
  expect(await tryOut(name)).toMatchObject({ outcome: 'works', status: 200 });
  expect(scene.sandbox.log().map(({ method }) => method)).toEqual(['GET']);
  expect(scene.sandbox.products(name)).toEqual([]);
});

test.each(['jani', 'journeybee'] as const)('%s does not know the key', async (name) => {
  expect(await tryOut(name, { key: 'a-key-of-somebody-else' })).toMatchObject({ outcome: 'wrong-key' });
});

test('a key that may only write is known, and that it may not read is said', async () => {
  const { outcome, message } = await tryOut('journeybee', { key: scene.sandbox.journeybee.writeKey });
  expect(outcome).toBe('no-permission');
  expect(message).toContain('knows the key');
});

test('the key of a saved remote is used for its own address only', async () => {
  const remoteId = scene.remotes.jani.id;
  expect(await tryOut('jani', { remoteId, key: null })).toMatchObject({ outcome: 'works' });
  expect(await tryOut('jani', { key: null })).toMatchObject({
    outcome: 'wrong-key',
    message: expect.stringContaining('Type the key') as string,
  });
});

test('a wrong path is told where the list is documented, and left open where it is not', async () => {
  const { jani, journeybee } = scene.sandbox;
  expect(await tryOut('jani', { baseUrl: `${jani.url}/wrong` })).toMatchObject({
    outcome: 'not-found',
    status: 404,
  });
  expect(await tryOut('journeybee', { baseUrl: `${journeybee.url}/wrong` })).toMatchObject({
    outcome: 'no-safe-call',
  });
});

test('nobody there', async () => {
  await scene.sandbox.faults.set('jani', { name: 'down' });
  expect(await tryOut('jani')).toMatchObject({ outcome: 'unreachable', status: null });
});

test('no answer', async () => {
  await scene.sandbox.faults.set('jani', { name: 'hang', on: 'list' });
  expect(await tryOut('jani')).toMatchObject({ outcome: 'unreachable' });
});

test.each([
  ['a web page', { name: 'html', on: 'list' }],
  ['a redirect', { name: 'redirect', on: 'list', location: 'https://elsewhere.example/' }],
  ['trouble', { name: 'status', status: 500, on: 'list' }],
  ['asks to wait', { name: 'rate-limited', on: 'list' }],
] as const)('something odd: %s', async (_what, fault) => {
  await scene.sandbox.faults.set('jani', fault);
  const { outcome, message } = await tryOut('jani');
  expect(outcome).toBe('odd-answer');
  expect(message).toMatch(/[.]$/);
});

test('a certificate that nobody vouches for', async () => {
  const pem = readFileSync(new URL('../../fixtures/untrusted-certificate.pem', import.meta.url), 'utf8');
  const server = createServer({ key: pem, cert: pem }, (_request, response) => response.end('[]'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const result = await tryOut('jani', { baseUrl: `https://127.0.0.1:${port}` });
  expect(result).toMatchObject({ outcome: 'insecure' });
});

test('an address that is not safe is refused before anything leaves', async () => {
  await expect(tryOut('jani', { baseUrl: 'http://billing.example.com' })).rejects.toThrow(/https/);
});
