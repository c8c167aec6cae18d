import { expect, test } from 'vitest';
import { addUp, NOTHING, playMany, reproduce, type Tally } from './play-many.ts';

/** How many schedules the two files of tests play together. */
const SEEDS = Number(process.env['SEEDS'] ?? 5_000);
const AT_ONCE = 250;

/** Plays one half of the seeds, some to a test; what fails is named with the line that repeats it. */
export function testSeeds(half: 'odd' | 'even'): void {
  const chunks = Array.from({ length: Math.ceil(SEEDS / AT_ONCE) }, (_, at) => 1 + at * AT_ONCE);
  let total: Tally = NOTHING;
  test.each(chunks.filter((_, at) => at % 2 === (half === 'odd' ? 1 : 0)))(
    'whatever happens in the schedules from seed %i on, nothing is lost and nothing is sent twice unasked',
    { timeout: 120_000 },
    async (first) => {
      const count = Math.min(AT_ONCE, SEEDS + 1 - first);
      const tally = await playMany(first, count);
      const { failures, runs } = tally;
      total = addUp(total, tally);
      const told = failures.map(({ seed, broken }) => `${reproduce(seed)}: ${broken.join('; ')}`);
      expect(told).toEqual([]);
      expect(runs).toBe(count);
    },
  );
  test('in those schedules enough products were created with an image that was published first', () => {
    expect(total.counts['withPublicImage'] ?? 0).toBeGreaterThanOrEqual(total.runs / 20);
  });
  test('in those schedules the person took enough words back, of what was unsure and of what was not accepted', () => {
    const { takenBack = 0, refusedAgain = 0 } = total.counts;
    expect(takenBack).toBeGreaterThanOrEqual(total.runs / 50);
    expect(refusedAgain).toBeGreaterThanOrEqual(Math.floor(total.runs / 1_000));
  });
}
