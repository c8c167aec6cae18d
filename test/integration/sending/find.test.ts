import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readSearch } from '../../../src/main/core/adapters/sqlite/search.ts';
import { findCandidates } from '../../../src/main/core/adapters/sqlite/search-candidates.ts';
import { writeFind } from '../../../src/main/core/adapters/sqlite/submission-find.ts';
import { createScene, type Scene } from './scene.ts';
import { answer, created, silent } from './script.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});
afterEach(() => {
  scene.network.close(silent);
});

const find = (search: string, limit = 100) => scene.rig.ask('sending.find', { search, limit });
const said = (search: string) =>
  find(search).groups.map(({ key, count, first }) => `${key.section} ${first.productName} ${count}`);
const refusal = answer(422, { error: { message: 'no room' } });

test('rows are found one by one, in the order of the Send list', async () => {
  scene.network.next(created('a'), refusal, 'open');
  await scene.queue(5);
  expect(said('mug')).toEqual([
    'needs-you Mug 2 1',
    'going-on Mug 3 1',
    'going-on Mug 4 1',
    'going-on Mug 5 1',
    'done Mug 1 1',
  ]);
});

test('every word counts, in any order', async () => {
  scene.network.next('open');
  await scene.queue(12);
  expect(said('12 mug')).toEqual(['going-on Mug 12 1']);
  expect(said('mug nothing')).toEqual([]);
});

test('a part of the id there is enough, in any case', async () => {
  scene.network.next(created('Rec-77'), created('rec_88'));
  await scene.queue(2);
  expect(said('rec-7')).toEqual(['done Mug 1 1']);
  expect(said('REC_')).toEqual(['done Mug 2 1']);
});

test('signs that mean something to SQL or the word index are only letters', async () => {
  scene.network.next(created('100%'), created('b'));
  await scene.queue(2);
  expect(said('%')).toEqual(['done Mug 1 1']);
  for (const typed of ['"', "'; --", 'name:mug', 'NEAR(', '\0']) expect(said(typed)).toEqual([]);
});

test('more than fit are counted', async () => {
  scene.network.next('open');
  await scene.queue(7);
  expect(find('mug', 3)).toMatchObject({ total: 7, groups: [{ count: 1 }, { count: 1 }, { count: 1 }] });
});

test('all rows are read in parts, each once, although they move meanwhile', async () => {
  const { network, queue, rig } = scene;
  network.next('open');
  await queue(7);
  const first = rig.ask('sending.rowsAfter', { id: null, count: 3 });
  network.close(silent);
  await scene.clock.settle();
  const rest = rig.ask('sending.rowsAfter', { id: first.at(-1)?.id ?? null, count: 100 });
  const names = [...first, ...rest].map(({ productName }) => productName);
  expect(names.toSorted()).toEqual(['Mug 1', 'Mug 2', 'Mug 3', 'Mug 4', 'Mug 5', 'Mug 6', 'Mug 7']);
});

test('in what is over, what the remote stored otherwise stands first, as in the Send list', async () => {
  scene.network.next(created('a'), created('b'));
  await scene.queue(2);
  const { productId } = find('Mug 1').groups[0]?.first ?? { productId: 0 };
  scene.rig.db
    .prepare(
      `UPDATE submission SET differences = '[{"field":"name","sent":"a","answered":"b"}]', updated_at = 1 WHERE product_id = ?`,
    )
    .run(productId);
  expect(said('mug')).toEqual(['done Mug 1 1', 'done Mug 2 1']);
});

test('a search of the same shape is prepared once', async () => {
  scene.network.next('open');
  await scene.queue(3);
  expect(said('mug 2')).toHaveLength(1);
  const prepare = vi.spyOn(scene.rig.db, 'prepare');
  expect(said('mug 3')).toHaveLength(1);
  expect(prepare).not.toHaveBeenCalled();
  expect(said('mug 3 nothing')).toEqual([]);
  expect(prepare).toHaveBeenCalledTimes(1);
});

test('after many shapes of searches each still finds what it should', async () => {
  scene.network.next('open');
  await scene.queue(1);
  const words = Array.from({ length: 30 }, (_, at) => `word${at}`);
  scene.rig.send([scene.rig.addProduct({ name: words.join(' ') })], [scene.remote.id]);
  const searches = words.map((_, at) => words.slice(0, at + 1).join(' '));
  for (const typed of [...searches, ...searches]) expect(find(typed).total).toBe(1);
  expect(find('word1 mug').total).toBe(0);
});

test.each(['mug', 'mug 12', 'a b c'])('no table of products or rows is read through for %j', (typed) => {
  const { sql, parameters } = findCandidates(readSearch(typed));
  const plan = scene.rig.db
    .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${writeFind(sql)}`)
    .all(...parameters, typed, 100)
    .map(({ detail }) => detail);
  expect(plan.filter((step) => /^SCAN (?:s|x|p|submission|product)\b/.test(step))).toEqual([]);
  expect(plan).toContain('SEARCH s USING INTEGER PRIMARY KEY (rowid=?)');
  expect(plan).toContain(
    'SEARCH x USING COVERING INDEX submission_record (account_id=? AND remote_record_id>?)',
  );
});
