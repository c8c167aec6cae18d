import { beforeEach, describe, expect, test } from 'vitest';
import { createSendingReader } from '../../../src/main/core/adapters/sqlite/sending-reader.ts';
import { createUnsureReader } from '../../../src/main/core/adapters/sqlite/unsure-reader.ts';
import type { Exchange } from '../../../src/main/core/domain/ports/http-client.ts';
import { matchList } from '../../../src/main/core/domain/sending/match-list.ts';
import { api } from '../../../src/shared/contract/api.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { ListedRecord } from '../../../src/shared/model/submission.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { createListing, type Listing } from './listing.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, silent } from './script.ts';

let scene: Scene;
let bee: Remote;

beforeEach(() => {
  // Without a list that Offshelf could read by itself: then the person's is the only one.
  const profiles = [builtIn('jani'), builtIn('journeybee')].map(({ lookUp: _, ...profile }) => profile);
  scene = createScene({ profiles });
  bee = scene.addBee();
});

/** One product that left and met this. */
async function leave(to: Remote, fields: Partial<ProductFields>, meets: Exchange = silent) {
  const product = scene.rig.addProduct(fields);
  scene.network.next(meets);
  scene.rig.send([product], [to.id]);
  // Past the gap that its requests per minute ask for.
  await scene.clock.advance(1_000);
  // Two unsure ones in a row hold the lane; the next one goes all the same.
  scene.rig.run('sending.release', { remoteId: to.id });
  await scene.clock.settle();
  return scene.rig.row(product);
}

async function sayThere({ id, attempts }: { readonly id: string; readonly attempts: number }, as: string) {
  const resolution = { kind: 'there', remoteRecordId: as, unchecked: true } as const;
  await scene.rig.commands['sending.resolve']({ id, resolution, attempts });
  await scene.clock.settle();
}

const listed = (id: string, part: Partial<ListedRecord> = {}): ListedRecord => ({
  id,
  reference: null,
  sku: null,
  name: null,
  ...part,
});

function match(remote: Remote, records: readonly ListedRecord[]) {
  const { db, ports } = scene.rig;
  const readers = { reader: createSendingReader(db), unsure: createUnsureReader(db) };
  const input = api['sending.matchList'].input.parse({ remoteId: remote.id, records });
  return api['sending.matchList'].output.parse(matchList({ ...readers, profiles: ports.profiles }, input));
}

const referenceOf = (submissionId: string) =>
  scene.rig.db
    .prepare('SELECT identity FROM attempt WHERE submission_id = ?')
    .pluck()
    .get(submissionId) as string;

describe('a list that the person pasted', () => {
  test('finds what is unsure by our reference before its name', async () => {
    const row = await leave(scene.remote, { name: 'Mug' });
    const records = [listed('pro_1', { name: 'Mug' }), listed('pro_2', { reference: referenceOf(row.id) })];
    expect(match(scene.remote, records).matches).toEqual([
      {
        submissionId: row.id,
        productName: 'Mug',
        productSku: null,
        ids: ['pro_2'],
        by: 'reference',
        strong: true,
        taken: null,
        couldTell: true,
        unsureKind: 'maybe',
        attempts: 1,
        leftAt: expect.any(Number) as number,
      },
    ]);
  });

  test('finds it by the SKU that left, also after an edit, with its zeros and its case', async () => {
    const row = await leave(bee, { sku: '007-a', name: 'Mug' });
    scene.rig.editProduct(row.productId, { sku: 'new', name: 'Better mug' });
    const records = [
      listed('u1', { sku: '7-a' }),
      listed('u2', { sku: '007-A' }),
      listed('u3', { sku: ' 007-a ' }),
    ];
    expect(match(bee, records).matches).toMatchObject([{ ids: ['u3'], by: 'sku' }]);
  });

  test('has a name only as a hint, however it is written', async () => {
    await leave(scene.remote, { name: 'Thé  vert' });
    const records = [listed('pro_1', { name: 'THE\u0301 VERT' }), listed('pro_2', { name: ' Thé vert' })];
    expect(match(scene.remote, records).matches).toMatchObject([{ ids: ['pro_1', 'pro_2'], by: 'name' }]);
  });

  test('never gives the id of another product of the account', async () => {
    await leave(scene.remote, { name: 'Mug' }, created('pro_1'));
    await leave(scene.remote, { name: 'Mug' });
    const records = [listed('pro_1', { name: 'Mug' }), listed('pro_1', { name: 'Mug' })];
    expect(match(scene.remote, records)).toMatchObject({
      matches: [{ ids: [], by: null, couldTell: true }],
      sent: 1,
      sentListed: 1,
    });
  });

  test('speaks of this account alone', async () => {
    await leave(scene.remote, { name: 'Mug' });
    await leave(bee, { name: 'Mug', sku: 'M' }, created('u1'));
    expect(match(bee, [listed('u1', { name: 'Mug' })])).toEqual({ matches: [], sent: 1, sentListed: 1 });
    expect(match(scene.remote, [listed('u1', { name: 'Mug' })])).toMatchObject({
      matches: [{ ids: ['u1'] }],
      sent: 0,
      sentListed: 0,
    });
  });

  test('shows that it may be another list, where it lacks what is known to be there', async () => {
    await leave(scene.remote, { name: 'Cup' }, created('pro_1'));
    await leave(scene.remote, { name: 'Bowl' }, created('pro_2'));
    const records = [listed('pro_2', { name: 'Bowl' }), listed('x', { name: 'Other' })];
    expect(match(scene.remote, records)).toEqual({ matches: [], sent: 2, sentListed: 1 });
  });

  test('could not have told a product that left without what the list has', async () => {
    await leave(bee, { name: 'Mug', sku: null });
    await leave(bee, { name: 'Bowl', sku: 'B' });
    expect(match(bee, [listed('u1', { sku: 'other' })]).matches).toMatchObject([
      { productName: 'Mug', couldTell: false, ids: [] },
      { productName: 'Bowl', couldTell: true, ids: [] },
    ]);
  });

  test('says which ones were created for certain, for they never leave again', async () => {
    await leave(scene.remote, { name: 'Mug' }, answer(201, ''));
    expect(match(scene.remote, [listed('pro_1', { name: 'Bowl' })]).matches).toMatchObject([
      { unsureKind: 'created', ids: [], couldTell: true },
    ]);
  });

  test('of a remote that was removed settles what is unsure at its account', async () => {
    const row = await leave(bee, { name: 'Mug', sku: 'M-1' });
    scene.rig.run('remotes.remove', { id: bee.id });
    expect(match(bee, [listed('u1', { sku: 'M-1' })]).matches).toMatchObject([
      { submissionId: row.id, ids: ['u1'] },
    ]);
    expect(() => match({ ...bee, id: 999 }, [listed('u1')])).toThrow(/not there any more/);
  });

  test('names the product whose id a record has that carries the reference of another one', async () => {
    const cup = await leave(scene.remote, { name: 'Cup' });
    const bowl = await leave(scene.remote, { name: 'Bowl' });
    await sayThere(cup, 'pro_x');
    const records = [
      listed('pro_x', { reference: referenceOf(bowl.id), name: 'Bowl' }),
      listed('pro_y', { name: 'Bowl' }),
    ];
    expect(match(scene.remote, records).matches).toMatchObject([
      {
        submissionId: bowl.id,
        ids: ['pro_y'],
        by: 'name',
        taken: { id: 'pro_x', productName: 'Cup', by: 'reference' },
      },
    ]);
  });

  test('is shown to be the right one only by what the remote itself said', async () => {
    const cup = await leave(scene.remote, { name: 'Cup' });
    await leave(scene.remote, { name: 'Bowl' }, created('pro_b'));
    await sayThere(cup, 'pro_x');
    const records = [listed('pro_x', { name: 'Cup' })];
    expect(match(scene.remote, records)).toMatchObject({ sent: 1, sentListed: 0 });
    expect(match(scene.remote, [...records, listed('pro_b')])).toMatchObject({ sent: 1, sentListed: 1 });
  });

  test('of 100,000 products is matched in a moment', async () => {
    const row = await leave(bee, { name: 'Mug', sku: 'SKU-99999' });
    const records = Array.from({ length: 100_000 }, (_, n) =>
      listed(`u${n}`, { sku: `SKU-${n}`, name: `Name ${n}` }),
    );
    expect(match(bee, records).matches).toMatchObject([{ submissionId: row.id, ids: ['u99999'], by: 'sku' }]);
  });
});

describe('a SKU on a pasted list', () => {
  let listing: Listing;

  beforeEach(() => {
    scene = createScene();
    listing = createListing(scene);
    bee = scene.addBee();
  });

  const matchOf = (id: string) => match(bee, [listed(id, { sku: 'M-1' })]).matches;

  test('is strong where nothing there had it before the first request', async () => {
    await leave(bee, { sku: 'M-1' });
    expect(scene.network.looks.length).toBeGreaterThan(0);
    expect(matchOf('u1')).toMatchObject([{ ids: ['u1'], by: 'sku', strong: true }]);
  });

  test('is weak where something there had it before', async () => {
    listing.there.push({ id: 'old', name: 'Old mug', sku: 'M-1' });
    await leave(bee, { sku: 'M-1' });
    expect(matchOf('old')).toMatchObject([{ ids: ['old'], by: 'sku', strong: false }]);
  });

  test('is weak where nobody looked before', async () => {
    scene.network.serve(answer(403));
    await leave(bee, { sku: 'M-1' });
    expect(matchOf('u1')).toMatchObject([{ ids: ['u1'], by: 'sku', strong: false }]);
  });

  test('is weak where another product left with it, also one that was given up', async () => {
    const first = await leave(bee, { name: 'First', sku: 'M-1' });
    scene.rig.run('sending.resolve', { id: first.id, resolution: { kind: 'discard' }, attempts: 1 });
    const second = await leave(bee, { name: 'Second', sku: 'M-1' });
    expect(matchOf('u1')).toMatchObject([{ submissionId: second.id, by: 'sku', strong: false }]);
  });
});

describe('many answers at once', () => {
  test('leave those alone of which another request left since, and settle the others', async () => {
    const mug = await leave(scene.remote, { name: 'Mug' });
    const bowl = await leave(scene.remote, { name: 'Bowl' });
    const again = { kind: 'send-again' } as const;
    scene.network.next(silent);
    scene.rig.run('sending.resolve', { id: mug.id, resolution: again, attempts: 1 });
    await scene.clock.advance(1_000);
    expect(match(scene.remote, [listed('x', { name: 'Other' })]).matches).toMatchObject([
      { productName: 'Mug', attempts: 2 },
      { productName: 'Bowl', attempts: 1 },
    ]);
    const outcome = scene.rig.run('sending.resolveMany', {
      resolutions: [mug, bowl].map(({ id }) => ({ id, resolution: again, attempts: 1 })),
      source: 'list of 12 products, pasted',
    });
    const message = 'Another request left since you looked. Look at its row again.';
    expect(outcome).toEqual({ settled: 1, refused: [{ id: mug.id, message }] });
    expect(scene.rig.row(bowl.productId).state).toBe('queued');
    // Held again by the second silence.
    scene.rig.run('sending.release', { remoteId: scene.remote.id });
    await scene.clock.advance(1_000);
    expect(scene.namesSent()).toEqual(['Mug', 'Bowl', 'Mug', 'Bowl']);
  });

  test('are written down with the list that they come from', async () => {
    const mug = await leave(scene.remote, { name: 'Mug' });
    const bowl = await leave(scene.remote, { name: 'Bowl' });
    scene.rig.run('sending.pauseAll', { paused: true });
    const outcome = scene.rig.run('sending.resolveMany', {
      resolutions: [
        { id: mug.id, resolution: { kind: 'there', remoteRecordId: 'pro_1' }, attempts: 1 },
        { id: bowl.id, resolution: { kind: 'send-again' }, attempts: 1 },
        { id: bowl.id, resolution: { kind: 'there', remoteRecordId: 'pro_2' }, attempts: 1 },
      ],
      source: 'list of 12 products, pasted',
    });
    expect(outcome).toMatchObject({ settled: 2, refused: [{ id: bowl.id }] });
    expect(scene.rig.row(mug.productId)).toMatchObject({ state: 'sent', remoteRecordId: 'pro_1' });
    expect(scene.rig.row(bowl.productId).state).toBe('queued');
    const said = scene.rig.db
      .prepare(`SELECT detail FROM evidence WHERE actor = 'person' ORDER BY id`)
      .pluck()
      .all();
    expect(said).toEqual([
      'You found it there, with the id pro_1. From a list of 12 products, pasted.',
      'You said that it is not there, and sent it again. From a list of 12 products, pasted.',
    ]);
  });
});
