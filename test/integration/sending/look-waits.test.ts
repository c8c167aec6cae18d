import { beforeEach, describe, expect, test } from 'vitest';
import { HoldCode } from '../../../src/shared/model/submission.ts';
import { createListing, type Listing } from './listing.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, silent } from './script.ts';

let scene: Scene;
let listing: Listing;

beforeEach(() => {
  scene = createScene();
  listing = createListing(scene);
});

/** An unsure product that will be found as soon as its list is read. */
async function leaveUnsure(): Promise<number> {
  scene.network.next(listing.creates('there', silent));
  const [product = 0] = await listing.send(scene.remote, { name: 'Mug' });
  return product;
}

const hold = (code: HoldCode | null) => scene.rig.db.prepare('UPDATE lane SET hold = ?').run(code);

describe('an unsure row', () => {
  test.each(HoldCode.options)(
    'says whether it is looked up while its remote is held for %s',
    async (code) => {
      const product = await leaveUnsure();
      hold(code);
      const { wakeAt, lookWaits } = scene.rig.row(product);
      await scene.clock.advance(60_000);
      const isFound = scene.rig.row(product).state === 'sent';
      expect({ wakes: wakeAt !== null, lookWaits }).toEqual({ wakes: isFound, lookWaits: !isFound });
    },
  );

  test('is looked up once its remote goes on', async () => {
    const product = await leaveUnsure();
    hold('certificate');
    await scene.clock.advance(60_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null, lookWaits: true });
    scene.rig.run('sending.release', { remoteId: scene.remote.id });
    await scene.clock.advance(1_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', lookWaits: false });
  });

  test('waits for nothing once it is not looked up by itself any more', async () => {
    const product = await leaveUnsure();
    listing.show(() => []);
    await scene.clock.advance(60 * 60_000);
    hold('certificate');
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null, lookWaits: false });
  });
});

test('a request that was only asked to wait does not count among those without an answer', async () => {
  scene.network.next(answer(429), answer(429), silent);
  const [product = 0] = await scene.queue(1);
  await scene.clock.advance(126_000);
  expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', attempts: 3, leavesByItself: true });
});
