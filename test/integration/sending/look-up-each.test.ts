import { beforeEach, describe, expect, test } from 'vitest';
import type { Exchange, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import type { Profile } from '../../../src/shared/model/profile.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { bySku, bySkuShowingReference, filtered, ownId } from './asking-profiles.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, refused, silent } from './script.ts';

const jani = builtIn('jani');
type There = {
  readonly id: string;
  readonly name: string;
  readonly external_ref?: string;
  readonly sku?: string;
};

let scene: Scene;
let there: There[];
/** What a safe request gets; a test makes it lie. */
let look: (request: HttpRequest) => Exchange;

beforeEach(() => {
  scene = createScene({ profiles: [jani, ownId, filtered, bySku, bySkuShowingReference] });
  there = [];
  look = obey;
  scene.network.serve((request) => look(request));
});

/** By id, or everything that has each value of the query. */
function obey({ url }: HttpRequest): Exchange {
  const { pathname, searchParams } = new URL(url);
  const id = /\/products\/(.+)$/.exec(pathname)?.[1];
  if (id !== undefined) {
    const found = there.find((one) => one.id === id);
    return found === undefined ? answer(404, { error: 'Not Found' }) : answer(200, found);
  }
  const [[name, value] = ['', '']] = [...searchParams];
  const key = name === 'ref' ? 'external_ref' : 'sku';
  return answer(200, { items: there.filter((one) => one[key] === value) });
}

let number = 0;

/** What a remote does with a create request: it keeps the product, and says so or not. */
function creates(says?: Exchange): (request: HttpRequest) => Exchange {
  return ({ url, body }) => {
    const sent = JSON.parse(body ?? '{}') as { name: string };
    number += 1;
    const id = /\/products\/(.+)$/.exec(url)?.[1] ?? `r${number}`;
    there.push({ ...sent, id });
    return says ?? answer(201, { ...sent, id });
  };
}

const addRemote = (profile: Profile) =>
  scene.rig.addRemote({ profileId: profile.id, baseUrl: 'https://api.example.com' });

async function send(to: Remote, ...names: readonly string[]): Promise<number[]> {
  const ids = names.map((name) => scene.rig.addProduct({ name, sku: `S-${name}` }));
  scene.rig.send(ids, [to.id]);
  for (let settled = 0; settled < 8; settled += 1) await scene.clock.settle();
  await scene.clock.advance(1_000);
  return ids;
}

const row = (product: number) => scene.rig.row(product);
const kinds = (product: number) =>
  scene.rig.db
    .prepare(
      'SELECT e.kind FROM evidence e JOIN submission s ON s.id = e.submission_id WHERE s.product_id = ? ORDER BY e.id',
    )
    .pluck()
    .all(product);

describe.each([
  ['by the id that we chose', ownId],
  ['by a filter for our reference', filtered],
])('a product that is looked up %s', (_, profile) => {
  let remote: Remote;

  /** One is there for certain, so that there is a witness; then another is sent. */
  const sendTwo = async (second: Parameters<Scene['network']['next']>[0]): Promise<number> => {
    scene.network.next(creates(), second);
    const [, product = 0] = await send(remote, 'Mug', 'Cup');
    return product;
  };

  beforeEach(() => {
    remote = addRemote(profile);
  });

  test('is found, and is sent', async () => {
    const product = await sendTwo(creates(silent));
    expect(row(product)).toMatchObject({ state: 'unsure', unsureKind: 'maybe' });
    await scene.clock.advance(5_000);
    expect(row(product)).toMatchObject({ state: 'sent', remoteRecordId: there[1]?.id });
    expect(scene.network.requests).toHaveLength(2);
  });

  test('learns what was created though the answer is lost, and never leaves again', async () => {
    const product = await sendTwo(creates(answer(201)));
    expect(row(product)).toMatchObject({ state: 'unsure', unsureKind: 'created' });
    await scene.clock.advance(5_000);
    expect(row(product)).toMatchObject({ state: 'sent', remoteRecordId: there[1]?.id });
  });

  test('goes again, the same to the letter, after two look-ups a minute apart without it', async () => {
    const product = await sendTwo(silent);
    scene.network.next(creates());
    await scene.clock.advance(30_000);
    expect(kinds(product)).toEqual(['no-answer', 'not-found', 'not-found']);
    expect(scene.network.requests).toHaveLength(2);
    await scene.clock.advance(120_000);
    expect(kinds(product)).toEqual(['no-answer', 'not-found', 'not-found', 'absent']);
    expect(row(product).state).toBe('sent');
    const [, once, again] = scene.network.requests;
    expect([again?.method, again?.url, again?.body]).toEqual([once?.method, once?.url, once?.body]);
  });

  test('stays the person’s where nothing was ever sent before: there is no witness', async () => {
    scene.network.next(silent);
    const [product = 0] = await send(remote, 'Mug');
    await scene.clock.advance(10 * 60_000);
    expect(row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
  });

  test('stays the person’s where the same look-up does not show what is there for certain', async () => {
    const product = await sendTwo(silent);
    there.length = 0;
    await scene.clock.advance(10 * 60_000);
    expect(row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
  });

  test('stays the person’s where its status may be hidden', async () => {
    scene.network.next(creates(), silent);
    const mug = scene.rig.addProduct({ name: 'Mug' });
    const old = scene.rig.addProduct({ name: 'Old', status: 'archived' });
    scene.rig.send([mug, old], [remote.id]);
    await scene.clock.advance(10 * 60_000);
    expect(row(old)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
  });

  test.each([
    ['a web page', answer(404, '<html>Not found</html>', { 'content-type': 'text/html' })],
    ['plain text', answer(404, 'no route')],
    ['an error', answer(500, { error: 'x' })],
    ['half an answer', { ...(answer(200, '{"items":[') as object), cut: true } as Exchange],
  ])('is not proven absent by %s', async (_what, lie) => {
    const product = await sendTwo(silent);
    const witness = there[0]?.id ?? '';
    const ref = there[0]?.external_ref ?? witness;
    look = (request) => (request.url.includes(ref) ? obey(request) : lie);
    await scene.clock.advance(10 * 60_000);
    expect(row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
  });

  test('makes its line wait where nobody is there, and is looked up later', async () => {
    const product = await sendTwo(creates(silent));
    look = () => refused;
    await scene.clock.advance(6_000);
    expect(scene.rig.lane(remote).failures).toBeGreaterThan(0);
    look = obey;
    await scene.clock.advance(60_000);
    expect(row(product).state).toBe('sent');
  });
});

describe('a filter', () => {
  test.each([
    ['answers with everything', () => answer(200, { items: there })],
    [
      'answers with everything but what it was asked for',
      () => answer(200, { items: [{ id: 'x', name: 'Something else', external_ref: 'other' }] }),
    ],
    ['answers with records that it can’t name', () => answer(200, { items: [{ name: 'Cup' }] })],
  ])('that %s proves nothing', async (_, lie) => {
    const remote = addRemote(filtered);
    scene.network.next(creates(), silent);
    const [, product = 0] = await send(remote, 'Mug', 'Cup');
    const ref = there[0]?.external_ref ?? '';
    look = (request) => (request.url.includes(ref) ? obey(request) : lie());
    await scene.clock.advance(10 * 60_000);
    expect(row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
    expect(there).toHaveLength(1);
  });

  test('that is ignored finds a product all the same where everything shows it', async () => {
    const remote = addRemote(filtered);
    scene.network.next(creates(), creates(silent));
    const [, product = 0] = await send(remote, 'Mug', 'Cup');
    look = () => answer(200, { items: there });
    await scene.clock.advance(5_000);
    expect(row(product)).toMatchObject({ state: 'sent', remoteRecordId: there[1]?.id });
  });

  test('for a SKU gives a hint to the person: it need not be this product', async () => {
    const remote = addRemote(bySku);
    scene.network.next(creates(), creates(silent));
    const [, product = 0] = await send(remote, 'Mug', 'Cup');
    await scene.clock.advance(10 * 60_000);
    expect(row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
    expect(kinds(product)).toEqual(['no-answer', 'hint']);
    expect(scene.network.looks.every(({ url }) => /\?sku=S-(?:Mug|Cup)$/.test(url))).toBe(true);
  });

  test('for a SKU finds the product where the record has our reference, and it alone', async () => {
    const remote = addRemote(bySkuShowingReference);
    scene.network.next(creates(silent));
    const [mug = 0] = await send(remote, 'Mug');
    await scene.clock.advance(5_000);
    expect(row(mug)).toMatchObject({ state: 'sent', remoteRecordId: there[0]?.id, attempts: 1 });
    look = () => answer(200, { items: [...there, { ...there[1], id: 'twin' }] });
    scene.network.next(creates(silent));
    const [cup = 0] = await send(remote, 'Cup');
    await scene.clock.advance(10 * 60_000);
    expect(row(cup)).toMatchObject({ state: 'unsure', attempts: 1 });
  });

  test('for a SKU that finds nothing proves nothing', async () => {
    const remote = addRemote(bySku);
    scene.network.next(creates(), silent);
    const [, product = 0] = await send(remote, 'Mug', 'Cup');
    await scene.clock.advance(10 * 60_000);
    expect(row(product)).toMatchObject({ state: 'unsure', attempts: 1, wakeAt: null });
    expect(kinds(product)).toEqual(['no-answer', 'not-found', 'not-found', 'not-found']);
  });
});

describe('an id that we chose', () => {
  test('stands in the path, is a UUID, and another one each time', async () => {
    scene.network.next(creates(), creates());
    await send(addRemote(ownId), 'Mug', 'Cup');
    const urls = scene.network.requests.map(({ url }) => url);
    for (const url of urls) expect(url).toMatch(/^https:\/\/api\.example\.com\/products\/[\da-f-]{36}$/);
    expect(new Set(urls).size).toBe(2);
    expect(there.map(({ id }) => id)).toEqual(urls.map((url) => url.slice(-36)));
  });

  test('that does not come back is not believed to be there', async () => {
    scene.network.next(answer(200, { id: 'another' }));
    const [product = 0] = await send(addRemote(ownId), 'Mug');
    expect(row(product)).toMatchObject({
      state: 'unsure',
      unsureKind: 'maybe',
      detail: 'Its answer does not name the id that was sent.',
    });
  });
});
