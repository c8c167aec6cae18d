import { beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/main/core/domain/ports/http-client.ts';
import { createListing } from './listing.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, refused, silent } from './script.ts';

let scene: Scene;
let product: number;

beforeEach(() => {
  scene = createScene();
});

/** A product that met this, and of which the person then said that it is there. */
async function sayThere(meets: Exchange, remoteRecordId = 'pro_wrong'): Promise<void> {
  scene.network.next(meets);
  [product = 0] = await scene.queue(1);
  await settleAs(remoteRecordId);
}

async function settleAs(remoteRecordId: string, unchecked = false): Promise<void> {
  const { id, attempts } = scene.rig.row(product);
  const resolution = { kind: 'there', remoteRecordId, unchecked } as const;
  await scene.rig.commands['sending.resolve']({ id, resolution, attempts });
  await scene.clock.settle();
}

const row = () => scene.rig.row(product);
const takeBack = () => scene.rig.run('sending.takeBack', { id: row().id });
const said = () =>
  scene.rig.db.prepare(`SELECT kind FROM evidence WHERE actor = 'person' ORDER BY id`).pluck().all();

describe('what the person said is there and takes back', () => {
  test('is unsure again, without an id, written down, and nothing leaves nor is looked up by that', async () => {
    await sayThere(silent);
    expect(row()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_wrong' });
    scene.clock.jump(1_000);
    takeBack();
    await scene.clock.advance(3_600_000);
    expect(row()).toMatchObject({
      state: 'unsure',
      unsureKind: 'maybe',
      reason: 'taken-back',
      remoteRecordId: null,
      wakeAt: null,
      lookWaits: false,
    });
    expect(said()).toEqual(['found-there', 'taken-back']);
    expect(scene.network.requests).toHaveLength(1);
    expect(scene.rig.ask('sending.status', {})).toMatchObject({
      needsYou: 1,
      sent: 0,
      waiting: 0,
      goesOn: false,
    });
    const told = scene.rig.ask('sending.timeline', { id: row().id }).map(({ text }) => text);
    expect(told.at(-1)).toBe('You took back that it is there with the id pro_wrong.');
  });

  test('leaves its id free for the product that has it', async () => {
    await sayThere(silent);
    const wrong = product;
    scene.network.next(silent);
    [product = 0] = await scene.queue(1);
    await expect(settleAs('pro_wrong')).rejects.toThrow(/has this id already/);
    scene.rig.run('sending.takeBack', { id: scene.rig.row(wrong).id });
    await settleAs('pro_wrong');
    expect(row()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_wrong' });
  });

  test('is settled anew like any unsure product, and can be taken back once more', async () => {
    await sayThere(silent);
    takeBack();
    await settleAs('pro_right');
    expect(row()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_right' });
    takeBack();
    expect(row()).toMatchObject({ state: 'unsure', remoteRecordId: null });
    expect(said()).toEqual(['found-there', 'taken-back', 'found-there', 'taken-back']);
  });

  test('leaves again only by the person’s word, with the same body and reference', async () => {
    await sayThere(silent);
    takeBack();
    const { id, attempts } = row();
    scene.rig.run('sending.resolve', { id, resolution: { kind: 'send-again' }, attempts });
    await scene.clock.settle();
    expect(row()).toMatchObject({ state: 'sent', attempts: 2, remoteRecordId: 'rec_2' });
    const sent = scene.rig.db.prepare('SELECT DISTINCT identity || body_hash FROM attempt').pluck().all();
    expect(sent).toHaveLength(1);
    expect(takeBack).toThrow('Only what you said yourself can be taken back. Look at its row again.');
  });

  test('never leaves again where the remote said that it created it', async () => {
    await sayThere(answer(201));
    takeBack();
    expect(row()).toMatchObject({ state: 'unsure', unsureKind: 'created', reason: 'taken-back' });
    const { id, attempts } = row();
    expect(() =>
      scene.rig.run('sending.resolve', { id, resolution: { kind: 'send-again' }, attempts }),
    ).toThrow(/said that it created this product/);
  });

  test('keeps what the remote answered with its id from leaving again', async () => {
    await sayThere(silent, 'pro_x');
    const wrong = row();
    scene.network.next(created('pro_x'));
    [product = 0] = await scene.queue(1);
    expect(row()).toMatchObject({ state: 'unsure', unsureKind: 'created', reason: 'answer-without-id' });
    expect(row().detail).toMatch(/^It answered with pro_x, the id that you gave to “Mug 1”/);
    scene.rig.run('sending.takeBack', { id: wrong.id });
    const { id, attempts } = row();
    expect(() =>
      scene.rig.run('sending.resolve', { id, resolution: { kind: 'send-again' }, attempts }),
    ).toThrow(/said that it created this product/);
    await settleAs('pro_x');
    expect(row()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_x' });
    takeBack();
    expect(row()).toMatchObject({ state: 'unsure', unsureKind: 'created' });
  });

  test('is not proven absent by a reading from before that word', async () => {
    const { creates, evidence } = createListing(scene);
    scene.network.next(creates('first'));
    await scene.queue(1);
    scene.network.next(silent);
    [product = 0] = await scene.queue(1);
    await scene.clock.advance(6_000);
    expect(evidence(product)).toContain('not-found');
    await settleAs('pro_wrong', true);
    await scene.clock.advance(70_000);
    takeBack();
    scene.rig.run('sending.lookUp', { id: row().id });
    await scene.clock.settle();
    expect(evidence(product)).not.toContain('absent');
    expect(row()).toMatchObject({ state: 'unsure', attempts: 1 });
  });

  test.each([
    [409, { error: 'exists' }],
    [422, { error: { message: 'body/name: Required, body/sku: Too long' } }],
  ])('is refused as it was by a %i, and may be mended and sent again', async (status, body) => {
    const bee = scene.addBee();
    scene.network.next(answer(status, body));
    [product = 0] = await scene.queue(1, bee);
    const before = row();
    expect(before.state).toBe('rejected');
    await settleAs('pro_wrong', true);
    takeBack();
    expect({ ...row(), updatedAt: 0 }).toEqual({ ...before, updatedAt: 0 });
    scene.rig.editProduct(product, { name: 'Better' });
    scene.rig.run('sending.sendEdited', { id: row().id });
    await scene.clock.advance(1_000);
    expect(scene.states()).toEqual(['sent', 'superseded']);
  });

  test('is found by a look that the person asks for', async () => {
    const { creates } = createListing(scene);
    scene.network.next(creates('pro_right', silent));
    [product = 0] = await scene.queue(1);
    await settleAs('pro_wrong', true);
    takeBack();
    scene.rig.run('sending.lookUp', { id: row().id });
    await scene.clock.settle();
    expect(row()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_right' });
    expect(takeBack).toThrow(/Only what you said yourself/);
  });
});

describe('what nobody but the remote said is there', () => {
  test('can’t be taken back', async () => {
    scene.network.next(created('pro_1'));
    [product = 0] = await scene.queue(1);
    expect(takeBack).toThrow(/Only what you said yourself/);
    expect(row()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_1' });
  });

  test('can’t be taken back while it waits, is unsure or refused', async () => {
    for (const meets of [silent, answer(422), refused]) {
      scene.network.next(meets);
      [product = 0] = await scene.queue(1);
      const { state } = row();
      expect(takeBack).toThrow(/Only what you said yourself/);
      expect(row().state).toBe(state);
    }
  });
});

describe('the database itself', () => {
  const update = (state: string, kind: string | null) => () =>
    scene.rig.db
      .prepare('UPDATE submission SET state = ?, unsure_kind = ?, remote_record_id = NULL WHERE id = ?')
      .run(state, kind, row().id);

  test('takes back nothing that the remote said, nor to another state than before', async () => {
    await sayThere(silent);
    expect(update('rejected', null)).toThrow(/not where it stood/);
    expect(update('queued', null)).toThrow(/illegal move/);
    await sayThere(answer(422), 'pro_3');
    expect(update('unsure', 'maybe')).toThrow(/not where it stood/);
    await sayThere(answer(201), 'pro_2');
    expect(update('unsure', 'maybe')).toThrow(/the remote said that it created this/);
    scene.network.next(created('pro_1'));
    [product = 0] = await scene.queue(1);
    expect(update('unsure', 'maybe')).toThrow(/it was not the person/);
    expect(update('rejected', null)).toThrow(/illegal move/);
    expect(row()).toMatchObject({ state: 'sent', remoteRecordId: 'pro_1' });
  });
});
