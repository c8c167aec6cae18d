import { assert, jsonValue, property } from 'fast-check';
import { expect, it } from 'vitest';
import { isBounded } from '../../../../src/main/ipc/bounds.ts';

it('lets every JSON value of an ordinary size through', () => {
  assert(property(jsonValue({ maxDepth: 8 }), (value) => isBounded(value)));
  expect(isBounded({ ids: Array.from({ length: 100_000 }, (_, index) => index) })).toBe(true);
  expect(isBounded({ description: 'x'.repeat(1_000_000) })).toBe(true);
  expect(isBounded(undefined)).toBe(true);
});

it('stops what is too long, too many or too deep', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100; level += 1) deep = [deep];
  expect(isBounded('x'.repeat(8_000_001))).toBe(false);
  expect(isBounded({ ['x'.repeat(8_000_001)]: 1 })).toBe(false);
  expect(isBounded(Array.from({ length: 300_000 }, () => 0))).toBe(false);
  expect(isBounded(deep)).toBe(false);
});

it('stops an array of holes at once, however long it claims to be', () => {
  const holes: unknown[] = [];
  holes.length = 4_294_967_295;
  const started = performance.now();
  expect(isBounded(holes)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});

it('stops what is no JSON', () => {
  for (const value of [
    new Map(),
    new Set(),
    new Date(),
    /x/,
    new Uint8Array(4),
    10n,
    Number.NaN,
    Symbol('s'),
  ]) {
    expect(isBounded({ value })).toBe(false);
  }
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(isBounded(loop)).toBe(false);
});
