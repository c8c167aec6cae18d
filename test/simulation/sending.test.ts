import { describe, expect, test } from 'vitest';
import { checkProblems, checkPromise, checkReasons } from './promise.ts';
import { createWorld, type World } from './world.ts';

/** How many schedules; a failing one is named by its seed, which repeats it: `SEED=17 SEEDS=1`. */
const FIRST = Number(process.env['SEED'] ?? 1);
const COUNT = Number(process.env['SEEDS'] ?? 200);
const STEPS = 60;

/** Runs one schedule of everything that can happen, in any order, and returns what is left of the world. */
async function play(seed: number): Promise<World> {
  const world = createWorld(seed);
  const { chance, clock, rig, steps } = world;
  rig.engine().start();
  for (let step = 0; step < STEPS; step += 1) {
    await steps[chance.pick(Object.keys(steps))]?.();
    if (chance.below(2) === 0) await clock.settle();
    checkReasons(world);
    checkProblems(world);
  }
  return world;
}

/** L2: once all is well again, nothing waits for ever. */
async function checkDrain({ rig, clock, remotes, side, broken }: World): Promise<void> {
  side.heal();
  side.answerAll();
  await clock.settle();
  rig.run('sending.pauseAll', { paused: false });
  for (const { id, paused, state } of rig.list())
    if (paused && state === 'queued') rig.run('sending.pause', { id, paused: false });
  for (const { id } of remotes) rig.setKey(id, 'a good key');
  const release = () => remotes.map(({ id }) => rig.run('sending.release', { remoteId: id }));
  release();
  await clock.advance(2 * 86_400_000);
  release();
  await clock.advance(1_000);
  const left = rig
    .list()
    .filter(({ state, reason }) => (state === 'queued' || state === 'sending') && reason !== 'has-problems');
  if (left.length > 0) broken.push(`${left.length} wait for ever: ${left[0]?.reason}`);
  if (clock.timers() > 0) broken.push('a wake-up is set with nothing to send');
}

describe('whatever happens, in whatever order', () => {
  test.each(Array.from({ length: COUNT }, (_, at) => FIRST + at))(
    'seed %i: nothing is lost, nothing is sent twice unasked',
    async (seed) => {
      const world = await play(seed);
      checkPromise(world);
      await checkDrain(world);
      checkPromise(world);
      checkProblems(world);
      expect(world.broken).toEqual([]);
    },
  );
});
