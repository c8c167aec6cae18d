import { checkDrain } from './drain.ts';
import { checkMoment, checkPromise, checkStored } from './promise.ts';
import { PUBLIC_BASE, type Stage } from './stage.ts';
import type { Step } from './step-table.ts';
import { createSteps } from './steps.ts';
import type { Harm } from './watch.ts';
import { createWorld, type World } from './world.ts';

const FEWEST_STEPS = 8;
const MORE_STEPS = 24;
/** One step in so many is looked at more closely. */
const CLOSER = 16;

/** What one schedule came to. */
export type Played = {
  readonly seed: number;
  /** Every promise that was broken; empty when all is well. */
  readonly broken: ReadonlyMap<string, Harm>;
  readonly counts: Readonly<Record<string, number>>;
};

/** Plays one schedule of everything that can happen, in an order that its seed gives, then lets all be well again. */
export async function play(
  stage: Stage,
  seed: number,
  trace: (what: string) => void = () => {},
): Promise<Played> {
  const world = createWorld(stage, seed);
  try {
    await run(world, trace);
    checkPromise(world);
    world.becalm();
    await keepRunning(world);
    await checkDrain(world);
    checkPromise(world);
    checkStored(world);
  } catch (error) {
    world.blame(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const counts = count(world);
  stage.end();
  return { seed, broken: world.broken, counts };
}

async function run(world: World, trace: (what: string) => void): Promise<void> {
  const { chance, clock } = world;
  const steps = createSteps(world);
  await keepRunning(world);
  const length = FEWEST_STEPS + chance.below(MORE_STEPS);
  for (let step = 0; step < length; step += 1) {
    const { name, act } = chance.pick(steps);
    trace(name);
    world.counts.steps += 1;
    await untilKilled(world, act);
    const settled = chance.below(2) === 0;
    if (settled) await clock.settle();
    const died = world.frailty.gone;
    await keepRunning(world);
    checkMoment(world, settled && !died);
    if (chance.below(CLOSER) === 0) checkStored(world);
    for (const what of world.broken.keys()) trace(`BROKEN: ${what}`);
  }
}

/** Starts the program whenever it is gone; it may be killed again while it looks at what the last one left. */
async function keepRunning(world: World): Promise<void> {
  while (world.frailty.gone || world.starts() === 0) {
    await world.clock.settle();
    if (world.chance.below(3) === 0) world.lightFuse(1 + world.chance.below(12));
    // What can't start because of a full disk ends, and is started again once there is room.
    world.setFull(false);
    await untilKilled(world, world.start);
    world.readRemotes();
  }
}

async function untilKilled(world: World, act: Step['act']): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!world.endsWith(error)) throw error;
  }
}

function count({ counts, starts, kills, side, asks }: World): Played['counts'] {
  const { seen, listedAt } = side;
  const records = seen.filter(({ id }) => id !== null);
  const lists = [...listedAt.values()].reduce((sum, times) => sum + times.length, 0);
  const ends = Object.fromEntries(asks.rows().map(({ state }) => [state, 0]));
  for (const { state } of asks.rows()) ends[state] = (ends[state] ?? 0) + 1;
  return {
    ...counts,
    starts: starts(),
    kills: kills(),
    requests: seen.length,
    created: records.length,
    withPublicImage: records.filter(({ body }) => body.includes(PUBLIC_BASE)).length,
    lists,
    doubts: asks.doubts(),
    takenBack: asks.takenBack('unsure'),
    refusedAgain: asks.takenBack('rejected'),
    found: asks.byLook('found-there'),
    absent: asks.byLook('absent'),
    ...ends,
  };
}
