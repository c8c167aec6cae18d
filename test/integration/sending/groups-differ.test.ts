import { expect, test } from 'vitest';
import { OTHERS } from '../../../src/main/core/adapters/sqlite/submission-groups.ts';
import { sayCounts } from '../../../src/renderer/features/sending/group-words.ts';
import type { SendGroup } from '../../../src/shared/model/submission.ts';
import { createScene } from './scene.ts';
import { answer } from './script.ts';

test('what was stored otherwise than it was sent stands apart, first among what is over, and counts as sent', async () => {
  const { network, queue, rig, addBee, clock } = createScene();
  const groups = () => rig.ask('sending.groups', {});
  const namesOf = ({ key }: SendGroup) =>
    rig.ask('sending.groupRows', { key, from: 0, count: 200 }).map(({ productName }) => productName);
  const bee = addBee();
  // Each answer comes a moment after the one before it, so that each row has a time of its own.
  const stored = (uuid: string, name: string) => () => {
    clock.jump(10);
    return answer(201, { uuid, name });
  };
  network.next(stored('a', 'Mug 1'), stored('b', 'MUG'), stored('c', 'CUP'), stored('d', 'Mug 4'));
  await queue(4, bee);
  await clock.advance(60_000);
  const [apart, same] = groups();
  expect(groups().map(({ key, count }) => [key.section, key.state, key.differs, count])).toEqual([
    ['done', 'sent', true, 2],
    ['done', 'sent', false, 2],
  ]);
  expect(apart && namesOf(apart)).toEqual(['Mug 3', 'Mug 2']);
  expect(apart?.first.differences).toEqual([{ field: 'name', sent: 'Mug 3', answered: 'CUP' }]);
  expect(same && namesOf(same)).toEqual(['Mug 4', 'Mug 1']);
  expect(rig.ask('sending.status', {})).toMatchObject({ needsYou: 0, sent: 4 });
});

test('price differences after the first that was seen hold nothing, and are counted where the person looks', async () => {
  const { network, queue, rig, addBee, clock } = createScene();
  const bee = addBee();
  const dearer = (uuid: string) => answer(201, { uuid, price: 11 });
  network.next(dearer('a'), dearer('b'), dearer('c'));
  await queue(3, bee);
  expect(network.requests).toHaveLength(1);
  rig.run('sending.release', { remoteId: bee.id });
  await clock.advance(60_000);
  expect(network.requests).toHaveLength(3);
  expect(rig.lane(bee).hold).toBeNull();
  const groups = rig.ask('sending.groups', {});
  expect(groups.map(({ key, count }) => [key.section, key.state, key.differs, count])).toEqual([
    ['done', 'sent', true, 3],
  ]);
  expect(sayCounts(groups)).toBe('3 sent · 3 of them stored differently');
});

test('the groups are found by reading each row once, without a step for its differences', () => {
  const plan = createScene()
    .rig.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${OTHERS}`)
    .all()
    .map(({ detail }) => detail);
  expect(plan[0]).toBe('SEARCH s USING INDEX submission_by_state (state=?)');
  expect(plan.filter((step) => step.startsWith('SCAN s'))).toEqual([]);
});
