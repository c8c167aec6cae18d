import { beforeEach, describe, expect, test } from 'vitest';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createListing, type Listing } from './listing.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, refused, silent } from './script.ts';

let scene: Scene;
let jani: Remote;
let listing: Listing;
let creates: Listing['creates'];

beforeEach(() => {
  scene = createScene();
  jani = scene.remote;
  listing = createListing(scene);
  ({ creates } = listing);
});

const MINUTES_OF_LOOKS = 4 * 60_000;

const countThere = (name: string) => listing.there.filter((product) => product.name === name).length;

/** So many that are created, named Mug 1, Mug 2 …; those at these places without an answer. */
async function sendMany(count: number, unanswered: number): Promise<number> {
  const lines = Array.from({ length: count }, (_, at) =>
    creates(`r${at}`, at + 1 === unanswered ? silent : created(`r${at}`)),
  );
  scene.network.next(...lines, creates('again'));
  const mugs = Array.from({ length: count }, (_, at) => ({ name: `Mug ${at + 1}` }));
  const ids = await listing.send(jani, ...mugs);
  return ids[unanswered - 1] ?? 0;
}

describe('an absence is not proven', () => {
  test.each([
    ['newest first', 202, 2, (all: Listing['there']) => all.slice(-100)],
    ['oldest first', 101, 101, (all: Listing['there']) => all.slice(0, 100)],
  ] as const)('by a list that ends after a hundred, %s', async (_, count, unanswered, narrow) => {
    listing.show((all) => narrow([...all]));
    const product = await sendMany(count, unanswered);
    await scene.clock.advance(MINUTES_OF_LOOKS);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
    expect(countThere(`Mug ${unanswered}`)).toBe(1);
  });

  test('by a list that hides products of its status', async () => {
    listing.show((all) => all.filter(({ status }) => status !== 'archived'));
    scene.network.next(creates('live'), creates('old', silent), creates('again'));
    const [, product = 0] = await listing.send(jani, { name: 'Live' }, { name: 'Old', status: 'archived' });
    await scene.clock.advance(MINUTES_OF_LOOKS);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', attempts: 1 });
    expect(countThere('Old')).toBe(1);
  });

  test('where something with its name is there, and its SKU written otherwise', async () => {
    scene.network.next(creates('first'), creates('second', silent, { sku: 'B-2' }), creates('again'));
    const bee = scene.addBee();
    const [, product = 0] = await listing.send(bee, { name: 'Mug', sku: 'A-1' }, { name: 'Cup', sku: 'b-2' });
    await scene.clock.advance(MINUTES_OF_LOOKS);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', attempts: 1 });
    expect(listing.evidence(product)).toEqual(['no-answer', 'alike', 'alike', 'alike']);
    const told = scene.rig.ask('sending.timeline', { id: scene.rig.row(product).id }).at(-1)?.text;
    expect(told).toMatch(
      /^The list \(.+\) has a product that may be this one: \S+\. Only the name is the same,/,
    );
    expect(told).toMatch(/Look at it there: if this is the product, say that it is there, with its id\.$/);
  });

  test('of what the remote said it had created, also where that was given up: it is not sent again unasked', async () => {
    scene.network.next(creates('first'), answer(201));
    const [, product = 0] = await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
    await scene.clock.advance(MINUTES_OF_LOOKS);
    scene.rig.run('sending.resolve', {
      id: scene.rig.row(product).id,
      resolution: { kind: 'discard' },
      attempts: 1,
    });
    expect(scene.rig.send([product], [jani.id])).toEqual({ queued: 0, left: 1 });
  });
});

test('a product that was edited and sent again is found by the reference of its first request', async () => {
  const { network, rig, clock } = scene;
  network.serve(answer(500));
  network.next(
    creates('first'),
    creates('second', silent),
    answer(409, { error: 'exists' }),
    creates('third'),
  );
  const [, product = 0] = await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
  rig.editProduct(product, { name: 'Better cup' });
  rig.run('sending.resolve', {
    id: rig.row(product).id,
    resolution: { kind: 'send-again' },
    attempts: 1,
  });
  await clock.settle();
  network.serve(listing.serve);
  await clock.advance(MINUTES_OF_LOOKS);
  const rows = rig.list().filter(({ productId }) => productId === product);
  expect(rows.map(({ state, remoteRecordId }) => [state, remoteRecordId])).toContainEqual(['sent', 'second']);
  expect(listing.there).toHaveLength(2);
});

test('a proof is not told as the person’s word when the product is edited before it goes', async () => {
  const { network, rig, clock } = scene;
  network.next(creates('first'), silent, refused, refused, refused, refused);
  const [, product = 0] = await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
  for (let second = 0; second < 130 && rig.row(product).attempts < 2; second += 1) await clock.advance(1_000);
  rig.editProduct(product, { name: 'Better cup' });
  await clock.advance(3_600_000);
  expect(countThere('Better cup')).toBeLessThanOrEqual(1);
  const words = rig.db.prepare(`SELECT count(*) FROM evidence WHERE actor = 'person'`).pluck().get();
  expect(words).toBe(0);
});

describe('look-ups go on', () => {
  test('no faster than every few minutes where a lane that is held can’t be reached', async () => {
    const { network, rig, clock } = scene;
    network.next(silent, silent);
    await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
    expect(rig.lane(jani).hold).toBe('unsure-twice');
    network.serve({ kind: 'not-connected', cause: 'tls', detail: 'self-signed' });
    await clock.advance(60 * 60_000);
    expect(network.looks.length).toBeLessThan(40);
    network.serve(listing.serve);
    await clock.advance(10 * 60_000);
    expect(listing.evidence(1)).toContain('not-found');
  });

  test('with another key, where the first one may not read', async () => {
    const { network, rig, clock } = scene;
    const bee = scene.addBee();
    network.serve(answer(401, { error: { code: 'unauthorized', message: 'no' } }));
    network.next(answer(401));
    const [first = 0, second = 0] = await listing.send(
      bee,
      { name: 'Mug', sku: 'A' },
      { name: 'Cup', sku: 'B' },
    );
    expect(rig.lane(bee).hold).toBe('wrong-key');
    network.serve(listing.serve);
    network.next(creates('first'), creates('second', silent));
    rig.setKey(bee.id, 'n'.repeat(32));
    await clock.advance(MINUTES_OF_LOOKS);
    expect([first, second].map((product) => rig.row(product).state)).toEqual(['sent', 'sent']);
  });

  test.each([
    ['was cut off', { ...(answer(200, '[{"id":"r1"') as object), cut: true } as ReturnType<typeof answer>],
    ['timed out over there', answer(408)],
    ['was a page for maintenance', answer(200, '<html>Back soon</html>')],
  ])('after a list that %s', async (_, seen) => {
    const { network, rig, clock } = scene;
    network.next(creates('first'), creates('second', silent));
    const [, product = 0] = await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
    network.serve(seen);
    await clock.advance(6_000);
    network.serve(listing.serve);
    await clock.advance(60_000);
    expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
  });

  test('through Test, where a list was refused before', async () => {
    const { network, rig, clock } = scene;
    network.next(creates('first'), creates('second', silent));
    network.serve(answer(404));
    const [, product = 0] = await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
    await clock.advance(MINUTES_OF_LOOKS);
    expect(rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null });
    network.serve(listing.serve);
    const { id: remoteId, profileId, baseUrl, auth } = jani;
    await rig.commands['remotes.test']({ remoteId, profileId, baseUrl, auth, key: null });
    await clock.advance(1_000);
    expect(rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
  });

  test('and need the person where nothing leads there any more', async () => {
    const { network, rig, clock } = scene;
    network.next(creates('first'), silent);
    await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
    rig.run('remotes.remove', { id: jani.id });
    await clock.advance(60_000);
    const sections = rig.ask('sending.groups', {}).map(({ key }) => [key.state, key.section]);
    expect(sections).toContainEqual(['unsure', 'needs-you']);
    expect(rig.ask('sending.status', {})).toMatchObject({ needsYou: 1, goesOn: false });
  });

  test('and say that the remote is reached', async () => {
    const { network, rig, clock } = scene;
    network.next(creates('first'), creates('second', silent));
    const [, product = 0] = await listing.send(jani, { name: 'Mug' }, { name: 'Cup' });
    network.serve(refused);
    await clock.advance(5_000);
    expect(rig.lane(jani).failures).toBeGreaterThan(0);
    network.serve(listing.serve);
    await clock.advance(60_000);
    expect(rig.row(product).state).toBe('sent');
    expect(rig.lane(jani)).toMatchObject({ failures: 0, notBefore: null });
  });
});

test('another price that a look finds holds the lane, also one that was held already', async () => {
  const { network, rig, clock } = scene;
  const bee = scene.addBee();
  network.next(creates('a', silent, { price: 999 }), creates('b', silent));
  const mugs = [1, 2, 3, 4].map((at) => ({ name: `Mug ${at}`, sku: `M-${at}`, price: '10' }));
  await listing.send(bee, ...mugs);
  expect(rig.lane(bee).hold).toBe('unsure-twice');
  await clock.advance(10_000);
  expect(rig.lane(bee).hold).toBe('difference');
  expect(scene.states()).toEqual(['queued', 'queued', 'sent', 'sent']);
});

test('a program that is killed while one goes as a test lets no second one go', async () => {
  const { network, rig, clock } = scene;
  network.next('open');
  const products = [1, 2, 3].map((at) => rig.addProduct({ name: `Mug ${at}` }));
  rig.run('sending.send', { products, remotes: [jani.id], testFirst: true });
  await clock.settle();
  rig.restart();
  await clock.advance(1_000);
  expect(network.requests).toHaveLength(1);
  expect(rig.lane(jani)).toMatchObject({ hold: 'tested', testing: false });
});

test('what a wrong id took for another product is in the way of a proof', async () => {
  const { network, rig, clock } = scene;
  const bee = scene.addBee();
  network.next(creates('w'), creates('a', silent), creates('b', silent), creates('again'));
  const mugs = [1, 2, 3].map((at) => ({ name: `Mug ${at}`, sku: `M-${at}` }));
  const [, wrong = 0, product = 0] = await listing.send(bee, ...mugs);
  const there = { kind: 'there', remoteRecordId: 'b', unchecked: true } as const;
  await rig.commands['sending.resolve']({ id: rig.row(wrong).id, resolution: there, attempts: 1 });
  await clock.advance(MINUTES_OF_LOOKS);
  expect(rig.row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
  expect(listing.there).toHaveLength(3);
});
