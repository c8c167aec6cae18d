import { publishAll } from './images.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;
/** The longest wait for a network that is back. */
const CAP_MS = 15 * 60_000;
/** JourneyBee's requests per minute, with a reading of its list for each, and a little. */
const EACH_MS = 300;
/** What the disk did not take is written after this. */
const TROUBLE_MS = 5_000;

/** L2: once all is well again, nothing waits for longer than the rate and the longest wait allow. */
export async function checkDrain(world: World): Promise<void> {
  const { rig, asks, clock, remotes, blame } = world;
  await makeWell(world);
  const left = () =>
    asks.reasons.all().filter(({ state, reason }) => isUnderWay(state) && reason !== 'has-problems');
  // Two unsure in a row, or another price, hold the line again: each try lets one go.
  for (let tries = 1 + asks.inState('queued', 'sending', 'unsure').length; tries > 0; tries -= 1) {
    world.letGo();
    for (const { id } of remotes) rig.run('sending.release', { remoteId: id });
    await clock.advance(TROUBLE_MS);
    await clock.advance(world.mayWaitLong() ? 2 * DAY : CAP_MS + EACH_MS * left().length);
    if (left().length === 0) break;
  }
  const waiting = left();
  if (waiting.length > 0) blame(`${waiting.length} wait for ever: ${waiting[0]?.reason}`, 'lost');
  if (clock.timers() > 0) blame('a wake-up is set with nothing to send');
}

/** What a person does once all is well: nothing stays paused, held, half typed or without a key. */
async function makeWell(world: World): Promise<void> {
  const { rig, clock, remotes, side, asks, products } = world;
  side.answerAll();
  await clock.settle();
  for (const { id } of asks.inState('queued')) rig.run('sending.pause', { id, paused: false });
  products.forEach(rig.closeDraft);
  publishAll(world);
  rig.run('sending.pauseAll', { paused: false });
  for (const { id: remoteId } of remotes) rig.run('sending.pauseRemote', { remoteId, paused: false });
  for (const remote of remotes) world.setKey(remote, true);
}

function isUnderWay(state: string): boolean {
  return state === 'queued' || state === 'sending';
}
