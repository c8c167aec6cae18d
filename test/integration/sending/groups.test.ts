import { afterEach, beforeEach, expect, test } from 'vitest';
import { api } from '../../../src/shared/contract/api.ts';
import type { GroupAction, SendGroup } from '../../../src/shared/model/submission.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, silent } from './script.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});
afterEach(() => {
  scene.network.close(silent);
});

const groups = (): SendGroup[] => scene.rig.ask('sending.groups', {});
const rowsOf = ({ key }: SendGroup, from = 0, count = 200) =>
  scene.rig.ask('sending.groupRows', { key, from, count });
const namesOf = (...page: Parameters<typeof rowsOf>) => rowsOf(...page).map(({ productName }) => productName);
const act = (group: SendGroup, action: GroupAction) =>
  scene.rig.run('sending.actOnGroup', { key: group.key, action });
/** `needs-you rejected not-accepted 3`, and so on. */
const said = () => groups().map(({ key, count }) => `${key.section} ${key.state} ${key.reason} ${count}`);
const groupOf = (state: string, reason?: string): SendGroup => {
  const found = groups().find(({ key }) => key.state === state && key.reason === (reason ?? key.reason));
  if (found === undefined) throw new Error(`no group ${state} ${reason} among ${said().join(', ')}`);
  return found;
};
const refusal = (message: string) => answer(422, { error: { message } });
/** Answers come one after the other, so that each row has a time of its own. */
const later =
  <T>(value: T) =>
  (): T => {
    scene.clock.jump(10);
    return value;
  };

test('what needs the person comes first, then the open request and the line, then what is over', async () => {
  const { network, queue } = scene;
  network.next(
    ...[refusal('too long'), created('a'), silent, created('b'), refusal('no room')].map(later),
    'open',
  );
  await queue(9);
  expect(said()).toEqual([
    'needs-you rejected not-accepted 1',
    'needs-you rejected not-accepted 1',
    'going-on sending request-open 1',
    'going-on unsure no-answer 1',
    'going-on queued next 1',
    'going-on queued in-line 2',
    'done sent created 2',
  ]);
});

test('refusals in the same words by the same remote are one group', async () => {
  const { network, queue } = scene;
  network.next(...[refusal('too long'), refusal('no room'), refusal('too long')].map(later));
  await queue(3);
  expect(groups().map(({ key, count }) => [key.detail, count])).toEqual([
    ['too long', 2],
    ['no room', 1],
  ]);
  expect(groups().map(({ first }) => first.productName)).toEqual(['Mug 3', 'Mug 2']);
});

test('a group is read in pages: the line in its order, the rest newest first', async () => {
  const { network, queue } = scene;
  network.next(...[created('a'), created('b'), created('c')].map(later), 'open');
  await queue(8);
  const line = groupOf('queued', 'in-line');
  expect(namesOf(line)).toEqual(['Mug 6', 'Mug 7', 'Mug 8']);
  expect(namesOf(line, 1, 1)).toEqual(['Mug 7']);
  expect(namesOf(groupOf('sent'))).toEqual(['Mug 3', 'Mug 2', 'Mug 1']);
  expect(namesOf(groupOf('sent'), 2, 10)).toEqual(['Mug 1']);
});

test('every row that was not replaced stands in exactly one group, with the reason of that group', async () => {
  const { network, queue, rig, clock, addBee } = scene;
  network.next(
    ...[refusal('too long'), created('a'), silent, refusal('too long'), created('b')].map(later),
    'open',
  );
  await queue(12);
  const waiting = rig.list().filter(({ state }) => state === 'queued');
  const id = (at: number) => waiting[at]?.id ?? '';
  rig.run('sending.pause', { id: id(1), paused: true });
  rig.run('sending.withdraw', { id: id(2) });
  rig.db.prepare(`INSERT INTO form_draft VALUES ('d', ?, 1, '{}', 0)`).run(waiting[3]?.productId);
  rig.editProduct(waiting[4]?.productId ?? 0, { name: '' });
  const bee = addBee();
  rig.setKey(bee.id, null);
  await queue(3, bee);
  rig.run('sending.sendEdited', { id: rowsOf(groupOf('rejected'))[0]?.id ?? '' });
  await clock.settle();

  const all = groups();
  const rows = all.flatMap((group) => rowsOf(group).map((row) => ({ group, row })));
  expect(rows.map(({ row }) => row.id).toSorted()).toEqual(
    rig
      .list()
      .filter(({ state }) => state !== 'superseded')
      .map((row) => row.id)
      .toSorted(),
  );
  for (const { group, row } of rows) {
    expect(row).toMatchObject({
      state: group.key.state,
      reason: group.key.reason,
      remoteId: group.key.remoteId,
    });
  }
  for (const group of all) expect(rowsOf(group)).toHaveLength(group.count);
  for (const group of all) expect(rowsOf(group, 0, 1)).toEqual([group.first]);
  expect(new Set(all.map(({ key }) => key.reason))).toEqual(
    new Set([
      'not-accepted',
      'request-open',
      'no-answer',
      'next',
      'in-line',
      'paused',
      'draft-open',
      'has-problems',
      'no-key',
      'created',
      null,
    ]),
  );
  expect(api['sending.groups'].output.parse(all)).toEqual(all);
});

test('the row that stands for a group is the first of its rows, also among those of one moment', async () => {
  const { network, queue } = scene;
  network.next(...Array.from({ length: 40 }, () => refusal('too long')));
  await queue(40);
  expect(rowsOf(groupOf('rejected'), 0, 1)).toEqual([groupOf('rejected').first]);
});

test('an unsure product goes on while it is looked up by itself, and needs the person after that', async () => {
  const { network, queue, rig } = scene;
  network.next(silent);
  await queue(1);
  expect(groupOf('unsure').key.section).toBe('going-on');
  expect(groupOf('unsure').first.wakeAt).toBe(scene.clock.now() + 5_000);
  expect(rig.ask('sending.status', {})).toMatchObject({ needsYou: 0 });
  rig.db.exec('UPDATE submission SET look_at = NULL');
  expect(groupOf('unsure').key.section).toBe('needs-you');
  expect(rig.ask('sending.status', {})).toMatchObject({ needsYou: 1 });
});

test('what was stored at another price needs the person until the remote goes on', async () => {
  const { network, queue, rig, addBee, clock } = scene;
  const bee = addBee();
  network.next(answer(201, { uuid: 'a', price: 11 }));
  await queue(1, bee);
  expect(said()).toEqual(['needs-you sent created 1']);
  expect(rig.ask('sending.status', {})).toMatchObject({ needsYou: 1, sent: 0 });
  rig.run('sending.release', { remoteId: bee.id });
  await clock.settle();
  expect(said()).toEqual(['done sent created 1']);
  expect(rig.ask('sending.status', {})).toMatchObject({ needsYou: 0, sent: 1 });
});

test('a whole group of refusals goes again; what does not fit stays and is counted', async () => {
  const { network, queue, rig, clock } = scene;
  network.next(...Array.from({ length: 4 }, () => refusal('no room')));
  const products = await queue(4);
  rig.editProduct(products[0] ?? 0, { name: '' });
  rig.trash(products[1] ?? 0);
  expect(act(groupOf('rejected'), 'send-again')).toEqual({ done: 2, left: 2 });
  await clock.settle();
  expect(said()).toEqual(['needs-you rejected not-accepted 2', 'done sent created 2']);
  expect(namesOf(groupOf('rejected')).toSorted()).toEqual(['', 'Mug 2']);
});

test('a whole line is paused, goes on, and is withdrawn', async () => {
  const { network, queue, rig, clock } = scene;
  network.next('open');
  await queue(6);
  expect(act(groupOf('queued', 'in-line'), 'pause')).toEqual({ done: 4, left: 0 });
  expect(said()).toContain('going-on queued paused 4');
  expect(act(groupOf('queued', 'paused'), 'resume')).toEqual({ done: 4, left: 0 });
  expect(act(groupOf('queued', 'in-line'), 'withdraw')).toEqual({ done: 4, left: 0 });
  network.close(created('a'));
  await clock.settle();
  expect(new Set(said())).toEqual(new Set(['done sent created 2', 'done cancelled null 4']));
  expect(network.requests).toHaveLength(2);
  expect(rig.problems).toEqual([]);
});

test('what a group does not fit changes nothing', async () => {
  const { network, queue } = scene;
  network.next(created('a'), 'open');
  await queue(3);
  const before = said();
  for (const action of ['send-again', 'withdraw', 'pause', 'resume', 'look-up'] as const) {
    expect(act(groupOf('sent'), action)).toEqual({ done: 0, left: 1 });
  }
  expect(act(groupOf('queued'), 'send-again')).toEqual({ done: 0, left: 1 });
  expect(said()).toEqual(before);
});

test('a whole group of unsure products is looked up again at once', async () => {
  const { network, queue, rig, clock } = scene;
  network.next(silent);
  await queue(1);
  rig.db.exec('UPDATE submission SET look_at = NULL');
  expect(act(groupOf('unsure'), 'look-up')).toEqual({ done: 1, left: 0 });
  expect(groupOf('unsure')).toMatchObject({ key: { section: 'going-on' }, first: { wakeAt: clock.now() } });
});

test('unsure products of a remote that has no list are left to the person', async () => {
  const { network, queue, rig } = scene;
  network.next(silent);
  await queue(1);
  rig.db.exec('UPDATE submission SET look_at = NULL; UPDATE remote SET list_works = 0');
  expect(act(groupOf('unsure'), 'look-up')).toEqual({ done: 0, left: 1 });
  expect(groupOf('unsure').key.section).toBe('needs-you');
});

test('the first of a line is found once, however many in front of it are kept back', () => {
  const { rig, remote } = scene;
  rig.run('sending.pauseAll', { paused: true });
  const products = Array.from({ length: 6 }, (_, at) => rig.addProduct({ name: `Mug ${at}` }));
  rig.send(products, [remote.id]);
  rig.db.prepare('UPDATE product_check SET problems = 1 WHERE product_id <= ?').run(products[2]);
  rig.db.exec(`UPDATE meta SET value = '0' WHERE key = 'sending_paused'`);
  expect(said()).toEqual([
    'going-on queued next 1',
    'going-on queued has-problems 3',
    'going-on queued in-line 2',
  ]);
  const plan = rig.db
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT v.reason FROM submission s JOIN submission_reason v ON v.submission_id = s.id
       WHERE s.state = 'queued'`,
    )
    .all()
    .map(({ detail }) => detail);
  expect(plan).toContain('MATERIALIZE first_in_line');
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual(['SCAN lane']);
});

test('what a remote says with the SKU, the name or a number of each product is one group, and its rows are found', async () => {
  const words = (n: number) => refusal(`SKU SKU-${n} of Mug ${n} is in use: number ${n ** 7 + 744}`);
  scene.network.next(...[1, 2, 3].map((n) => words(n)));
  await scene.queue(3);
  await scene.clock.advance(10_000);
  expect(said()).toEqual(['needs-you rejected not-accepted 3']);
  const group = groupOf('rejected');
  expect(group.first.detail).toMatch(/^SKU SKU-… of … is in use: number …$/);
  expect(rowsOf(group).map(({ detail }) => detail)).toContain('SKU SKU-3 of Mug 3 is in use: number 2931');
  expect(act(group, 'withdraw')).toEqual({ done: 3, left: 0 });
});

test('a row that was withdrawn knows how far it had come', async () => {
  const { network, queue, rig } = scene;
  network.next(refusal('no room'), 'open');
  await queue(3);
  expect(act(groupOf('rejected'), 'withdraw')).toEqual({ done: 1, left: 0 });
  expect(act(groupOf('queued'), 'withdraw')).toEqual({ done: 1, left: 0 });
  const rows = rig.list().filter(({ state }) => state === 'cancelled');
  expect(rows.map(({ attempts, endedAs }) => `${attempts} ${endedAs}`).toSorted()).toEqual([
    '0 never-left',
    '1 refused',
  ]);
});
