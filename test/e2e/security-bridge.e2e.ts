import { api, type Operation } from '../../src/shared/contract/api.ts';
import { events } from '../../src/shared/contract/events.ts';
import type { Result } from '../../src/shared/contract/result.ts';
import { ask, call, callEach, callRaw } from './bridge.ts';
import { expect, test } from './fixture.ts';

const OPERATIONS = Object.keys(api) as Operation[];

test('the bridge is exactly the contract: one frozen function each, and no channel', async ({ desk }) => {
  const { page } = await desk.start();
  const seen = await page.evaluate(() => {
    const bridge = window.offshelf as unknown as Record<string, Record<string, unknown>>;
    const groups = Object.values(bridge);
    const names = Object.entries(bridge).flatMap(([group, members]) =>
      Object.entries(members).map(([name, member]) => `${group}.${name} ${typeof member}`),
    );
    const parts: unknown[] = [bridge, ...groups, ...groups.flatMap((group) => Object.values(group))];
    Reflect.set(window, 'offshelf', null);
    return { names, frozen: parts.every(Object.isFrozen), stays: window.offshelf === (bridge as unknown) };
  });
  const expected = [...OPERATIONS, ...Object.keys(events).map((event) => `on.${event}`)];
  expect(seen.names.toSorted()).toEqual(expected.map((name) => `${name} function`).toSorted());
  expect(seen).toMatchObject({ frozen: true, stays: true });
});

const GARBAGE: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  'x',
  true,
  [],
  [[[[]]]],
  { id: {} },
  { id: -5, extra: 1 },
  { id: 'a'.repeat(100_000) },
  { products: Array.from({ length: 1000 }, () => 'x') },
  { __proto__: { id: 1 }, constructor: 'x' },
  { snapshot: 1e308, from: -1, count: 1e9 },
  { handle: '../../etc/passwd' },
  { key: 'spaces are\nnot allowed', remoteId: 1, storage: 'nowhere' },
  Number.NaN,
  new Date(0),
];
/** Nothing in an error may tell where things lie or how they are asked for. */
const LEAK =
  /\/(?:tmp|home|root|usr|work)\b|[A-Z]:\\|\.(?:ts|js):\d|\bat [\w.]+ \(|SELECT |INSERT |SQLITE_|node:/;

const REFUSALS: readonly string[] = ['bad-input', 'too-large', 'not-found'];

const isPlainRefusal = (result: Result<unknown>): boolean =>
  !result.ok && REFUSALS.includes(result.error.code) && !LEAK.test(JSON.stringify(result));

test('input that the contract refuses gets an error, never a throw, whatever it is', async ({ desk }) => {
  const { page } = await desk.start();
  await ask(page, 'catalogs.openSample', {});
  for (const operation of OPERATIONS) {
    const results = await callEach(page, operation, GARBAGE);
    expect(results).toHaveLength(GARBAGE.length);
    const strange = results.flatMap((result, at) =>
      isPlainRefusal(result) ? [] : [{ input: JSON.stringify(GARBAGE[at])?.slice(0, 80), result }],
    );
    expect(strange, operation).toEqual([]);
  }
  expect((await ask(page, 'products.counts', {})).all).toBe(24);
});

test('what is no data gets no answer', async ({ desk }) => {
  const { page } = await desk.start();
  const results = await page.evaluate(async () => {
    const get = window.offshelf.products.get as unknown as (input: unknown) => Promise<{ ok: boolean }>;
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    const inputs = [
      () => 1,
      { id: () => 1 },
      Symbol('s'),
      loop,
      window,
      document.body,
      10n,
      new Map([[1, 2]]),
    ];
    const outcomes: string[] = [];
    for (const input of inputs) {
      try {
        outcomes.push((await get(input)).ok ? 'answered' : 'error');
      } catch {
        outcomes.push('refused by the bridge');
      }
    }
    return outcomes;
  });
  expect(results).toHaveLength(8);
  expect(results).not.toContain('answered');
});

test('more than a person can ask for is held back, and other operations go on', async ({ desk }) => {
  const { page } = await desk.start();
  const codes = await page.evaluate(async () => {
    const calls = Array.from({ length: 1500 }, async () => await window.offshelf.app.theme({}));
    const results = await Promise.all(calls);
    return [...new Set(results.map((result) => (result.ok ? 'ok' : result.error.code)))];
  });
  expect(codes).toContain('not-allowed-now');
  expect((await call(page, 'catalogs.state', {})).ok).toBe(true);
  const long = await callRaw(page, 'products.get', { id: 'x'.repeat(9_000_000) });
  expect(long).toMatchObject({ ok: false, error: { code: 'too-large' } });
});

test('errors tell no paths', async ({ desk }) => {
  const { page } = await desk.start();
  const results = [
    await call(page, 'products.counts', {}),
    await call(page, 'catalogs.openRecent', { handle: 'unknown' }),
    await call(page, 'keys.forget', { remoteId: 7 }),
    await call(page, 'sandbox.connect', { storage: 'this-run' }),
  ];
  for (const result of results) {
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toMatch(LEAK);
    expect(JSON.stringify(result)).not.toContain(desk.folder);
  }
});
