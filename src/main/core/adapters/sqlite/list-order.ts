import type { Sort, SortField } from '../../../../shared/model/query.ts';
import type { Database } from './database.ts';
import { type IdSet, keepIds } from './id-set.ts';
import { type ListReading, prepareOnce } from './list-reading.ts';
import { orderBy, type Walk, walksOf } from './sort-sql.ts';
import type { View } from './view-sql.ts';

type Row = readonly [id: number, value: unknown];

/** So many entries with their values come at one go at most: more would outlive the young generation, and be copied twice. */
const RANKED_AT_ONCE = 2000;

/**
 * What the last walk through each connection's index found, in its order: the next list often has the same. Where nothing is
 * left out this is the list itself, so that a million products stand here and in the list in the same four megabytes.
 */
const walked = new WeakMap<Database, Walked>();

type Walked = Sort & {
  readonly version: number;
  readonly ids: Uint32Array;
  /** Where each group of the field ends. */
  readonly ends: readonly number[];
};

/** Puts a few products in order by one statement; those that are not in the view are left out. */
export function sortFew(
  { db }: ListReading,
  ids: Uint32Array,
  { where }: View,
  sorts: readonly Sort[],
): Uint32Array {
  const read = db.prepare<[string], number>(fewSql(where, sorts)).pluck();
  return Uint32Array.from(read.all(`[${ids.join(',')}]`));
}

/** Takes the ids as a JSON array. */
export function fewSql(where: string, sorts: readonly Sort[]): string {
  return `SELECT p.id FROM json_each(?) f CROSS JOIN product p ON p.id = f.value WHERE ${where} ${orderBy(sorts)}`;
}

/** All live products of a set in order, however many: by walking indexes, never by sorting in SQL. */
export async function sortMany(
  reading: ListReading,
  members: IdSet | null,
  sorts: readonly Sort[],
): Promise<Uint32Array> {
  const [last, ...earlier] = sorts.toReversed();
  if (last === undefined) throw new Error('a list has at least one sort');
  let ids = keepIds(await walkField(reading, last), members);
  // A stable sort by each earlier field in turn leaves the later ones to decide between equals.
  for (const sort of earlier) ids = await sortByField(reading, ids, sort);
  return ids;
}

async function walkField(reading: ListReading, { field, direction }: Sort): Promise<Uint32Array> {
  const { db, version } = reading;
  const known = walked.get(db);
  const isKnown = known?.field === field && known.version === version;
  if (isKnown && known.direction === direction) return known.ids;
  // The list that is known may be on screen: only a copy of it is turned around.
  const { ids, ends } = isKnown
    ? { ids: known.ids.slice(), ends: known.ends }
    : await walkUpwards(reading, field);
  if (isKnown || direction === 'desc') turnGroups(ids, ends);
  walked.set(db, { field, direction, version, ids, ends });
  return ids;
}

async function walkUpwards(reading: ListReading, field: SortField): Promise<Pick<Walked, 'ids' | 'ends'>> {
  const ends: number[] = [];
  // In one piece: a stretch of its own for each part would stay until the next collection, and double what a list takes.
  const all = new Uint32Array(reading.largestId);
  let count = 0;
  for (const walk of walksOf(field, 'id')) {
    const read = (sql: string, parameters: object) =>
      prepareOnce<object, number>(reading.db, sql).pluck().all(parameters);
    await walkGroup(reading, walk, read, (ids) => {
      all.set(ids, count);
      count += ids.length;
      return ids.at(-1);
    });
    ends.push(count);
  }
  return { ids: all.subarray(0, count), ends };
}

/** What is empty or not set stays last in both directions; within its group, everything is turned around. */
function turnGroups(ids: Uint32Array, ends: readonly number[]): void {
  for (const [at, end] of ends.entries()) ids.subarray(ends[at - 1] ?? 0, end).reverse();
}

/** A counting sort by the place that each product's value has among all values. */
async function sortByField(
  reading: ListReading,
  ids: Uint32Array,
  { field, direction }: Sort,
): Promise<Uint32Array> {
  const { places, count } = await rankField(reading, field, direction);
  const starts = new Uint32Array(count + 1);
  // By index: see id-set.ts.
  for (let n = 0; n < ids.length; n += 1) {
    const after = (places[ids[n] ?? 0] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let place = 1; place <= count; place += 1)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  await reading.pace();
  const sorted = new Uint32Array(ids.length);
  for (let n = 0; n < ids.length; n += 1) {
    const id = ids[n] ?? 0;
    const place = places[id] ?? 0;
    const at = starts[place] ?? 0;
    sorted[at] = id;
    starts[place] = at + 1;
  }
  await reading.pace();
  return sorted;
}

type Ranks = { readonly places: Uint32Array; readonly count: number };

async function rankField(
  reading: ListReading,
  field: SortField,
  direction: Sort['direction'],
): Promise<Ranks> {
  const shorter = { ...reading, stretch: Math.min(reading.stretch, RANKED_AT_ONCE) };
  const places = new Uint32Array(reading.largestId + 1);
  let count = 0;
  for (const walk of walksOf(field, 'id and value')) {
    const start = count;
    let before: unknown;
    const read = (sql: string, parameters: object) =>
      prepareOnce<object, Row>(reading.db, sql).raw().all(parameters);
    await walkGroup(shorter, walk, read, (rows) => {
      for (const [id, value] of rows) {
        if (count === start || value !== before) count += 1;
        before = value;
        places[id] = count - 1;
      }
      return rows.at(-1)?.[0];
    });
    if (direction === 'desc') turnAround(places, start, count);
  }
  return { places, count };
}

/** Within one group, the first place becomes the last. */
function turnAround(places: Uint32Array, start: number, end: number): void {
  for (let id = 0; id < places.length; id += 1) {
    const place = places[id] ?? 0;
    if (place >= start && place < end) places[id] = start + end - 1 - place;
  }
}

/** Reads a group of an index in stretches. `take` says the id of the last row. */
export async function walkGroup<T>(
  { db, pace, stretch }: ListReading,
  walk: Walk,
  read: (sql: string, parameters: object) => readonly T[],
  take: (rows: readonly T[]) => number | undefined,
): Promise<void> {
  const keyOf = prepareOnce<[number], unknown>(db, walk.key).pluck();
  let sql: string = walk.first;
  let id = 0;
  let key: unknown = null;
  for (;;) {
    const rows = read(sql, { key, id, count: stretch });
    await pace();
    id = take(rows) ?? id;
    if (rows.length > 0) key = keyOf.get(id);
    if (rows.length === stretch) sql = walk.rest;
    else if (sql === walk.rest && walk.next !== null) sql = walk.next;
    else return;
  }
}
