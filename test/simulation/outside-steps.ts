import type { StepTable } from './step-table.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** What nobody asked for: answers, time, clocks that are set, full disks, kills, and the end of the program. */
export function aroundIt(world: World): StepTable {
  const { chance, clock, rig, side, frailty, blame } = world;
  /** The person quits; requests that are open have ten seconds to be answered. */
  const quit = async () => {
    let ended = false;
    const end = async () => {
      await rig.engine().stop();
      ended = true;
    };
    void end();
    if (chance.below(2) === 0) side.answerAll();
    await clock.advance(10_000);
    if (!ended && !frailty.gone) blame('the program does not end within ten seconds');
    world.kill();
  };
  return {
    answer: [5, side.answerAll],
    time: [5, () => clock.advance(chance.below(90_000))],
    // A full disk is tried again every few seconds: a day of that would tell nothing new.
    'a long time': [
      1,
      () => clock.advance(chance.below(frailty.full ? 90_000 : chance.pick([3_600_000, DAY]))),
    ],
    'set the clock': [
      1,
      () => world.setClock((chance.below(2) * 2 - 1) * chance.below(chance.pick([60_000, DAY, 400 * DAY]))),
    ],
    'full disk': [1, () => world.setFull(!frailty.full)],
    kill: [2, world.kill],
    'kill in the midst': [3, () => world.lightFuse(1 + chance.below(30))],
    sleep: [1, () => world.sleep(chance.below(DAY), chance.below(4) > 0)],
    quit: [1, quit],
  };
}
