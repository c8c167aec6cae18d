import { beforeEach, describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createListing, type Listing } from './listing.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, silent } from './script.ts';

let scene: Scene;
let listing: Listing;
/** What the remote holds: a test puts there what a request without an answer created. */
let there: Listing['there'];
let creates: Listing['creates'];
let evidence: Listing['evidence'];

beforeEach(() => {
  scene = createScene();
  listing = createListing(scene);
  ({ there, creates, evidence } = listing);
});

/** One product is there for certain, so that the list has a witness; then another is sent. */
async function sendTwo(to: Remote, second: Parameters<Scene['network']['next']>[0]): Promise<number> {
  scene.network.next(creates('first'), second);
  const [, product = 0] = await listing.send(
    to,
    { name: 'Mug 1', sku: 'M-1' },
    { name: 'Mug 2', sku: 'M-2' },
  );
  return product;
}

describe('a product that is unsure', () => {
  test('is found by our reference five seconds later, and is sent', async () => {
    const product = await sendTwo(scene.remote, creates('second', silent));
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', reason: 'no-answer' });
    expect(scene.rig.row(product).wakeAt).toBe(scene.clock.now() + 4_000);
    await scene.clock.advance(4_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second', detail: null });
    expect(evidence(product)).toEqual(['no-answer', 'found-there']);
    expect(scene.network.requests).toHaveLength(2);
  });

  test('is found though each of its requests was proven to have created nothing, once one did so late', async () => {
    const requests: HttpRequest[] = [];
    const late = (request: HttpRequest) => {
      requests.push(request);
      return silent;
    };
    const product = await sendTwo(scene.remote, late);
    scene.network.next(late, late);
    await scene.clock.advance(1_200_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', attempts: 3 });
    expect(evidence(product).filter((kind) => kind === 'absent')).toHaveLength(3);
    const { id } = scene.rig.row(product);
    scene.rig.run('sending.lookUp', { id });
    await scene.clock.settle();
    expect(evidence(product).at(-1)).toBe('not-found');
    const [first] = requests;
    if (first !== undefined) creates('late', silent)(first);
    scene.rig.run('sending.lookUp', { id });
    await scene.clock.settle();
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'late' });
  });

  test('begins its proof anew with another key', async () => {
    const product = await sendTwo(scene.remote, silent);
    await scene.clock.advance(6_000);
    const { id } = scene.rig.row(product);
    const half = () =>
      scene.rig.db.prepare('SELECT absent_scan FROM submission WHERE id = ?').pluck().get(id);
    expect(half()).toEqual(expect.any(Number));
    scene.rig.ports.store.endLooks(scene.remote.accountId);
    scene.rig.ports.store.resumeLooks(scene.remote.accountId, scene.clock.now());
    expect(half()).toBeNull();
  });

  test('learns the id that got lost, and never leaves again', async () => {
    const product = await sendTwo(scene.remote, creates('second', answer(201)));
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', unsureKind: 'created' });
    await scene.clock.advance(4_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
    expect(scene.network.requests).toHaveLength(2);
  });

  test('goes again with the same body once two whole lists, a minute apart, did not have it', async () => {
    const product = await sendTwo(scene.remote, silent);
    scene.network.next(creates('second'));
    await scene.clock.advance(30_000);
    expect(evidence(product)).toEqual(['no-answer', 'not-found', 'not-found']);
    expect(scene.network.requests).toHaveLength(2);
    await scene.clock.advance(120_000);
    expect(evidence(product)).toEqual(['no-answer', 'not-found', 'not-found', 'absent']);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
    const [, once, again] = scene.network.requests;
    expect(again?.body).toBe(once?.body);
  });

  test('is looked up once more than the profile asks for where that completes a proof', async () => {
    const product = await sendTwo(scene.remote, silent);
    for (let at = 0; at < 9; at += 1) there.push({ id: `old ${at}`, name: 'Old' }); // ten may be a limit
    await scene.clock.advance(60_000);
    there.push({ id: 'one more', name: 'Old' });
    scene.network.next(creates('second'));
    await scene.clock.advance(150_000);
    expect(evidence(product)).toEqual(['no-answer', 'not-found', 'not-found', 'not-found', 'absent']);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
  });

  test('stays with the person where the list never showed a product that is there', async () => {
    const product = await sendTwo(scene.remote, silent);
    there.length = 0;
    await scene.clock.advance(10 * 60_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null });
    expect(evidence(product)).toEqual(['no-answer', 'not-found', 'not-found', 'not-found']);
    expect(scene.network.requests).toHaveLength(2);
  });

  test('stays with the person where its reference is there twice', async () => {
    const product = await sendTwo(scene.remote, (request) => {
      creates('second')(request);
      return creates('third', silent)(request);
    });
    await scene.clock.advance(10 * 60_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null });
    expect(evidence(product)).toEqual(['no-answer', 'hint']);
  });

  test('is sent by itself three times at most', async () => {
    const product = await sendTwo(scene.remote, silent);
    scene.network.next(silent, silent, creates('never'));
    await scene.clock.advance(60 * 60_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', attempts: 3, wakeAt: null });
  });

  test('is edited after it left: proven absent, the edited one takes its place', async () => {
    const product = await sendTwo(scene.remote, silent);
    scene.rig.editProduct(product, { name: 'Cup', sku: 'M-2' });
    scene.network.next(creates('second'));
    await scene.clock.advance(150_000);
    const rows = scene.rig.list().filter(({ productId }) => productId === product);
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['sent', 'superseded']);
    expect(there.map(({ name }) => name)).toEqual(['Mug 1', 'Cup']);
  });

  test('is not looked up where the remote shows no list, and needs the person at once', async () => {
    scene.network.serve(answer(404));
    const product = await sendTwo(scene.remote, silent);
    await scene.clock.advance(4_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null });
    expect(evidence(product)).toEqual(['no-answer', 'look-failed']);
    await scene.clock.advance(10 * 60_000);
    expect(scene.network.looks).toHaveLength(1);
  });

  test('is looked up again when the list was only out of order', async () => {
    const product = await sendTwo(scene.remote, creates('second', silent));
    scene.network.serve(answer(500));
    await scene.clock.advance(5_000);
    scene.network.serve(listing.serve);
    await scene.clock.advance(30_000);
    expect(evidence(product)).toEqual(['no-answer', 'look-failed', 'found-there']);
  });

  test('is looked up after the program was gone', async () => {
    const product = await sendTwo(scene.remote, 'open');
    creates('second')(scene.network.requests[1] as HttpRequest); // it was sent
    scene.rig.restart();
    await scene.clock.advance(5_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
    expect(evidence(product)).toEqual(['no-answer', 'found-there']);
  });

  test('is looked up in time although the clock was set back', async () => {
    const product = await sendTwo(scene.remote, creates('second', silent));
    scene.clock.jump(-86_400_000);
    await scene.clock.advance(3_600_000 + 120_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
  });

  test('is proven absent from the start where the program was restarted after the first reading', async () => {
    const product = await sendTwo(scene.remote, silent);
    await scene.clock.advance(6_000);
    scene.clock.jump(86_400_000);
    scene.rig.restart();
    await scene.clock.advance(10_000);
    expect(scene.rig.row(product).state).toBe('unsure');
    expect(evidence(product)).toEqual(['no-answer', 'not-found', 'not-found']);
    await scene.clock.advance(180_000);
    expect(evidence(product)).toContain('absent');
    expect(scene.rig.row(product).state).toBe('sent');
  });

  test('opens the lane that two held, once one of them is settled', async () => {
    scene.network.next(creates('first'), creates('second', silent), creates('third', silent));
    await scene.queue(4);
    await scene.clock.advance(1_000);
    expect(scene.rig.lane(scene.remote).hold).toBe('unsure-twice');
    await scene.clock.advance(10_000);
    expect(scene.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
  });
});

describe('a SKU', () => {
  test('tells a product where the list did not have it before', async () => {
    const product = await sendTwo(scene.addBee(), creates('second', silent));
    expect(scene.network.looks).toHaveLength(1);
    await scene.clock.advance(10_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', remoteRecordId: 'second' });
  });

  test('is only a hint where it was there before', async () => {
    there.push({ id: 'old', name: 'Old mug', sku: 'M-2' });
    const product = await sendTwo(scene.addBee(), silent);
    await scene.clock.advance(10 * 60_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null });
    expect(evidence(product)).toEqual(['no-answer', 'hint']);
    expect(scene.network.requests).toHaveLength(2);
  });

  test('is only a hint where another product left with it, whatever became of that one', async () => {
    const { rig, network, clock } = scene;
    const bee = scene.addBee();
    network.next(silent, silent);
    const [first, second] = [1, 2].map((at) => rig.addProduct({ name: `Mug ${at}`, sku: 'M-1' })) as [
      number,
      number,
    ];
    rig.send([first], [bee.id]);
    await clock.advance(1_000);
    rig.run('sending.pauseAll', { paused: true });
    rig.run('sending.resolve', { id: rig.row(first).id, resolution: { kind: 'send-again' }, attempts: 1 });
    rig.trash(first);
    rig.run('sending.pauseAll', { paused: false });
    rig.send([second], [bee.id]);
    await clock.advance(1_000);
    there.push({ id: 'late', name: 'Mug 1', sku: 'M-1' }); // of the first, which was slow
    await clock.advance(10 * 60_000);
    expect(rig.row(second)).toMatchObject({ state: 'unsure', wakeAt: null });
    expect(evidence(second)).toEqual(['no-answer', 'hint']);
  });

  test('that is missing on every page of a long list proves the absence', async () => {
    for (let at = 0; at < 250; at += 1) there.push({ id: `old ${at}`, name: 'Old', sku: `O-${at}` });
    const product = await sendTwo(scene.addBee(), silent);
    expect(scene.network.looks).toHaveLength(3);
    scene.network.next(creates('second'));
    await scene.clock.advance(150_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('proves nothing by a list that changes while it is read', async () => {
    for (let at = 0; at < 150; at += 1) there.push({ id: `old ${at}`, name: 'Old', sku: `O-${at}` });
    scene.network.serve((request) => {
      there.push({ id: `new ${there.length}`, name: 'New' });
      return listing.serve(request);
    });
    const product = await sendTwo(scene.addBee(), silent);
    await scene.clock.advance(10 * 60_000);
    expect(scene.rig.row(product)).toMatchObject({ state: 'unsure', wakeAt: null, attempts: 1 });
  });
});
