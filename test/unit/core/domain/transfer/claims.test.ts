import { expect, it } from 'vitest';
import { createClaims } from '../../../../../src/main/core/domain/transfer/claims.ts';

it('finds the line of every claim of a big file, and of no other', () => {
  const kept: string[] = [];
  const claims = createClaims((n) => kept[n] ?? null);
  for (let n = 0; n < 50_000; n += 1) {
    const claim = `sku:${n}`;
    expect(claims.find(claim)).toBeUndefined();
    kept.push(claim);
    claims.add(claim, n, n + 2);
  }
  expect([0, 1, 25_000, 49_999].map((n) => claims.find(`sku:${n}`))).toEqual([2, 3, 25_002, 50_001]);
});

it('asks what a row really claimed before it says so', () => {
  // Nothing that was kept is what was claimed, as where two texts make the same number.
  const claims = createClaims(() => 'another');
  for (let n = 0; n < 50_000; n += 1) claims.add(`sku:${n}`, n, n);
  expect(claims.find('sku:1')).toBeUndefined();
});
