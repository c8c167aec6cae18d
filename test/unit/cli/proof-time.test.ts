import { describe, expect, it } from 'vitest';
import { sayProofTime, secondsToProve } from '../../../src/cli/proof-time.ts';
import { untilFirstLook, untilNextLook } from '../../../src/main/core/domain/sending/look-up/look-times.ts';
import type { LookUp } from '../../../src/shared/model/profile.ts';

const SCHEDULES = [[5, 30, 120], [2, 10, 65], [2, 5], [1], [1, 2, 3], [5, 300], [10, 20, 30, 40, 50, 60, 70]];

function lookUp(settleSeconds: number[]): LookUp {
  return { match: {}, settleSeconds, provesAbsence: true };
}

/** When a proof is there that begins with one of the look-ups, by the times that sending keeps; in seconds from that look-up. */
function secondsOfCore(rules: LookUp, first: number): number {
  let waited = 0;
  for (let looks = first + 1; waited < 60_000; looks += 1) {
    const next = untilNextLook(rules, looks, true);
    if (next === undefined) throw new Error('there is no further look-up');
    waited += next;
  }
  return waited / 1_000;
}

describe('how long a sync has to be to prove that a product is not there', () => {
  it.each(SCHEDULES)('is enough for the look-ups that sending makes at %j', (...settleSeconds) => {
    const rules = lookUp(settleSeconds);
    const times = settleSeconds.map((_, first) => secondsOfCore(rules, first));
    const longest = Math.max(untilFirstLook(rules) / 1_000 + (times[0] ?? 0), ...times);
    const told = secondsToProve(rules) ?? 0;
    expect(told).toBeGreaterThanOrEqual(longest + 10);
    expect(told).toBeLessThanOrEqual(longest + 30);
  });

  it('is nothing that can be said where nothing is proven', () => {
    expect(secondsToProve({ ...lookUp([5]), provesAbsence: false })).toBeNull();
  });

  it('is offered as an option, and as none only where a sync without it waits so long', () => {
    expect(sayProofTime(140)).toMatch(/140 seconds or longer can settle it: --timeout=140, or none\.$/);
    expect(sayProofTime(320)).toMatch(/--timeout=320, since without one it waits three minutes at most\.$/);
  });
});
