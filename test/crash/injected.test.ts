import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../simulation/chance.ts';
import { EVERYTHING, listStrikes, runStrike } from './injected.ts';
import { SCENARIOS } from './scenarios.ts';
import { openWorkshop, type Workshop } from './stage.ts';
import { whyNoTracer } from './tracer.ts';

/** One call of each, struck in one way. Every write and sync: `node test/crash/injected.proof.ts`. */
describe('in the middle of a write', () => {
  const why = whyNoTracer();
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await openWorkshop();
  });
  afterAll(() => workshop.close());

  const names = SCENARIOS.map(({ name }, at) => [name, at] as const);
  it.for(names)(
    'a kill or a disk that fails breaks no promise: %s',
    { timeout: 90_000 },
    async ([name, at], { skip }) => {
      if (why !== null) return skip(why);
      const chance = createChance(at);
      const strikes = await listStrikes(workshop, [name], EVERYTHING);
      const isKill = at % 2 === 0;
      const strike = chance.pick(strikes.filter(({ blow }) => (blow === 'kill') === isKill));
      const { blow, number, broken, fell } = await runStrike(workshop, strike);
      // Where the engine works beside, a blow may fall beside, too.
      const struck = fell || strike.scenario.unwatched === true;
      expect({ blow, number, broken, struck }).toEqual({ blow, number, broken: [], struck: true });
    },
  );
});
