import { textNumber } from '../../../../shared/text-number.ts';
import { createIdSet, type IdSet } from './id-set.ts';
import { walkGroup } from './list-order.ts';
import { type ListReading, prepareOnce, STRETCH_MS } from './list-reading.ts';
import { walksOf } from './sort-sql.ts';

type Row = { readonly id: number; readonly text: string };

/**
 * The live products whose text stands on another one too. First by a number made of each text, which is small enough to
 * keep for all; then those whose numbers meet are compared by their texts.
 */
export async function findSameTexts(reading: ListReading, column: string): Promise<IdSet> {
  if (column === 'sku') return await findSameSkus(reading);
  return await findSame(reading, column, `p.${column}`);
}

/** By what is in the images where that is known, otherwise by where they are: as the report of images has it. */
export async function findSameImages(reading: ListReading): Promise<IdSet> {
  return await findSame(reading, 'image_url', IMAGE_KEY);
}

const HASH = `substr(p.image_url, 13, 64)`;
const IMAGE_KEY = `iif(substr(p.image_url, 1, 12) = 'local-image:' AND length(${HASH}) = 64 AND ${HASH} NOT GLOB '*[^0-9a-f]*',
  ${HASH}, COALESCE((SELECT l.hash FROM link_check l WHERE l.url = p.image_url), p.image_url))`;

/** What counts of a column is what `sql` says; where it is empty, nothing does. */
async function findSame(reading: ListReading, column: string, sql: string): Promise<IdSet> {
  const numbers = new Float64Array(reading.largestId + 1);
  const seen = new Set<number>();
  const twice = new Set<number>();
  await readTexts(reading, { column, sql }, ({ id, text }) => {
    const number = textNumber(text);
    numbers[id] = number;
    if (seen.has(number)) twice.add(number);
    else seen.add(number);
  });
  const first = new Map<string, number>();
  const found = createIdSet(reading.largestId);
  await readTexts(reading, { column, sql }, ({ id, text }) => {
    if (!twice.has(numbers[id] ?? 0)) return;
    const other = first.get(text);
    if (other === undefined) first.set(text, id);
    else found[id] = found[other] = 1;
  });
  return found;
}

/** In the index of SKUs, those that are alike stand side by side. */
async function findSameSkus(reading: ListReading): Promise<IdSet> {
  const found = createIdSet(reading.largestId);
  const [walk] = walksOf('sku', 'id and value');
  if (walk === undefined) return found;
  const read = (sql: string, parameters: object) =>
    prepareOnce<object, readonly [id: number, sku: string]>(reading.db, sql).raw().all(parameters);
  let before: readonly [id: number, sku: string] = [0, ''];
  await walkGroup(reading, walk, read, (rows) => {
    for (const row of rows) {
      if (row[1] === before[1]) found[row[0]] = found[before[0]] = 1;
      before = row;
    }
    return rows.at(-1)?.[0];
  });
  return found;
}

/** Until enough time went by, however long the texts are: then others go first. */
async function readTexts(
  { db, largestId, pace }: ListReading,
  { column, sql }: { readonly column: string; readonly sql: string },
  see: (row: Row) => void,
): Promise<void> {
  const read = db.prepare<[number, number], Row>(
    `SELECT p.id, ${sql} AS text FROM product p NOT INDEXED
     WHERE p.id > ? AND p.id <= ? AND p.trashed_at IS NULL AND p.${column} <> ''`,
  );
  const readOn = (from: number): number => {
    const started = performance.now();
    for (const row of read.iterate(from, largestId)) {
      see(row);
      if (performance.now() - started > STRETCH_MS) return row.id;
    }
    return largestId;
  };
  for (let from = 0; from < largestId; from = readOn(from)) await pace();
}
