import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../../../../src/main/core/adapters/system/random.ts';

describe('the random source', () => {
  it('makes version 7 UUIDs that carry the time and sort by it', async () => {
    const first = systemRandom.uuid();
    await new Promise((done) => setTimeout(done, 3));
    const second = systemRandom.uuid();
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first < second).toBe(true);
    const milliseconds = Number.parseInt(first.replace('-', '').slice(0, 12), 16);
    expect(Math.abs(Date.now() - milliseconds)).toBeLessThan(10_000);
  });

  it('makes fractions from 0 to below 1, not twice the same', () => {
    const fractions = Array.from({ length: 100 }, () => systemRandom.fraction());
    expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
    expect(new Set(fractions).size).toBe(100);
  });
});
