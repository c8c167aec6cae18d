import { SCENARIOS } from './scenarios.ts';
import { type Played, type Point, rehearse, type Scenario, strike, type Workshop } from './stage.ts';
import { BLOWS, type Blow, canFail } from './tracer.ts';

export type Strike = {
  readonly scenario: Scenario;
  readonly blow: Blow;
  readonly number: number;
  readonly point: Point;
};

export type Struck = Strike & Played;

/** Which blows fall at the call of a number; the same for the same call. */
export type Plan = (point: Point, number: number) => readonly Blow[];

/**
 * A kill at each call, and a disk that fails there, for once and for good. Failing and being full are the same to the program,
 * so that they take turns; a sync is failed in every way.
 */
export const EVERYTHING: Plan = ({ at }, number) => {
  if (!canFail(at)) return ['kill'];
  if (at.call === 'fsync' || at.call === 'fdatasync') return BLOWS;
  return number % 2 === 0 ? ['kill', 'EIO once', 'ENOSPC on'] : ['kill', 'ENOSPC once', 'EIO on'];
};

/** The blows of a plan at every write and sync of the scenarios, in order; the number of a blow names the call. */
export async function listStrikes(
  workshop: Workshop,
  names: readonly string[],
  plan: Plan,
): Promise<readonly Strike[]> {
  const strikes: Strike[] = [];
  for (const scenario of SCENARIOS) {
    if (names.length > 0 && !names.includes(scenario.name)) continue;
    const points = await rehearse(workshop, scenario);
    for (const [number, point] of points.entries())
      for (const blow of plan(point, number))
        strikes.push({ scenario, blow, number, point: { ...point, blow } });
  }
  return strikes;
}

export async function runStrike(workshop: Workshop, it: Strike): Promise<Struck> {
  return { ...it, ...(await strike(workshop, it.scenario, it.point)) };
}
