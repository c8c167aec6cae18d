import { beforeEach, expect, test } from 'vitest';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createListing, type Listing } from './listing.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, silent } from './script.ts';

let scene: Scene;
let jani: Remote;
let listing: Listing;

beforeEach(() => {
  scene = createScene();
  jani = scene.remote;
  listing = createListing(scene);
});

test('the id of another product there is not taken, unless the person insists', async () => {
  const { network, rig } = scene;
  const read = { id: 'pro_1', name: 'Linen towel', custom_data: { client_ref: 'of another one' } };
  network.serve(answer(200, read));
  network.next(silent);
  const [product = 0] = await listing.send(jani, { name: 'Mug' });
  const resolve = (unchecked?: true) =>
    rig.commands['sending.resolve']({
      id: rig.row(product).id,
      resolution: { kind: 'there', remoteRecordId: 'pro_1', ...(unchecked && { unchecked }) },
      attempts: 1,
    });
  await expect(resolve()).rejects.toThrow(/has another product: “Linen towel”/);
  await resolve(true);
  expect(rig.row(product).state).toBe('sent');
  const told = rig.ask('sending.timeline', { id: rig.row(product).id }).map(({ text }) => text);
  expect(told.at(-1)).toBe(
    'You found it there, with the id pro_1. Offshelf looked: Under this id jani has another product: “Linen towel”. You ticked to take this id all the same.',
  );
});

test('an id that the remote does not know, taken all the same, is told as that contradiction', async () => {
  const { network, rig } = scene;
  network.serve(answer(404, { error: 'Not found' }));
  network.next(silent);
  const [product = 0] = await listing.send(jani, { name: 'Mug' });
  const { id } = rig.row(product);
  const resolution = { kind: 'there', remoteRecordId: 'pro_nonsense' } as const;
  const resolve = (unchecked: boolean) =>
    rig.commands['sending.resolve']({ id, resolution: { ...resolution, unchecked }, attempts: 1 });
  await expect(resolve(false)).rejects.toThrow('jani has no product with the id pro_nonsense.');
  await resolve(true);
  expect(rig.ask('sending.timeline', { id }).at(-1)?.text).toBe(
    'You found it there, with the id pro_nonsense. Offshelf looked: jani has no product with the id pro_nonsense. You ticked to take this id all the same.',
  );
});

test('a wrong key says nothing about an id', async () => {
  const { network, rig } = scene;
  network.serve(answer(400, { error: 'Invalid API key' }));
  network.next(silent);
  const [product = 0] = await listing.send(jani, { name: 'Mug' });
  await rig.commands['sending.resolve']({
    id: rig.row(product).id,
    resolution: { kind: 'there', remoteRecordId: 'pro_1' },
    attempts: 1,
  });
  expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'pro_1' });
});

test('the row of an unsure product says that its list could not be read, and no more once it could', async () => {
  const { network, rig, clock } = scene;
  network.serve(answer(503));
  network.next(silent);
  const [product = 0] = await listing.send(jani, { name: 'Mug' });
  expect(rig.row(product).lookFailed).toBeUndefined();
  await clock.advance(10_000);
  expect(rig.row(product).lookFailed).toBe('The list could not be read: it was not available (503).');
  network.serve(answer(200, []));
  await clock.advance(120_000);
  expect(rig.row(product).lookFailed).toBeUndefined();
});
