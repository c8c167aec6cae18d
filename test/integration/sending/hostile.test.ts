import { expect, test } from 'vitest';
import type { Profile } from '../../../src/shared/model/profile.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { createScene } from './scene.ts';
import { answer, created } from './script.ts';

const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

test('custom data that is too deep to be sent keeps back its own product alone', async () => {
  const { clock, network, rig, remote } = createScene();
  const [deep, fine] = [rig.addProduct({ customData: `{"a":${DEEP}}` }), rig.addProduct()];
  expect(rig.send([deep, fine], [remote.id])).toEqual({ queued: 1, left: 1 });
  await clock.settle();
  expect(rig.row(fine).state).toBe('sent');
  expect(network.requests).toHaveLength(1);
});

test('a product that can not be made into a request keeps back itself alone, and is tried once', async () => {
  const jani = builtIn('jani');
  const unwritable = { from: 'imageAlt', to: '/alt', transform: [{ kind: 'lookup', table: 'currencies' }] };
  const profile = {
    ...jani,
    fields: [...jani.fields, { required: false, whenEmpty: 'omit', ...unwritable }],
  };
  const { clock, rig, remote } = createScene({ profiles: [profile as Profile] });
  const [odd, fine] = [rig.addProduct({ imageAlt: 'no currency' }), rig.addProduct()];
  rig.send([odd, fine], [remote.id]);
  await clock.advance(60_000);
  expect(rig.row(odd)).toMatchObject({ state: 'queued', reason: 'has-problems', attempts: 0 });
  expect(rig.row(fine).state).toBe('sent');
  expect(rig.problems).toHaveLength(1);
  expect(clock.timers()).toBe(0);
});

test.each([
  ['a created product', 201, 'unsure', 'created'],
  ['a refused one', 422, 'rejected', null],
  ['a server in trouble', 500, 'unsure', 'maybe'],
])('an answer too deep to be read is no JSON, of %s', async (_what, status, state, unsureKind) => {
  const { network, rig, queue } = createScene();
  network.next(answer(status, `{"id":"p1","name":${DEEP},"error":${DEEP}}`));
  const [first = 0, second = 0] = await queue(2);
  expect(rig.row(first)).toMatchObject({ state, unsureKind });
  expect(rig.row(second).state).toBe('sent');
  expect(rig.problems).toEqual([]);
});

test('an answer that can not be settled is unsure, with the cause, and the line goes on', async () => {
  const { network, rig, queue } = createScene();
  rig.db.exec(`CREATE TEMP TRIGGER broken BEFORE UPDATE OF state ON submission
    WHEN NEW.remote_record_id = 'odd' BEGIN SELECT RAISE(ABORT, 'something is wrong here'); END`);
  network.next(created('odd'));
  const [first = 0, second = 0] = await queue(2);
  expect(rig.row(first)).toMatchObject({ state: 'unsure', unsureKind: 'maybe', reason: 'odd-answer' });
  expect(rig.row(first).detail).toContain('something is wrong here');
  expect(rig.row(second).state).toBe('sent');
  expect(rig.problems).toHaveLength(1);
  const evidence = rig.db.prepare(`SELECT detail FROM evidence`).pluck().all();
  expect(evidence).toEqual([expect.stringContaining('something is wrong here')]);
});
