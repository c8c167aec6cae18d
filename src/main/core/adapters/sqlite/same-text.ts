import { createIdSet, type IdSet } from './id-set.ts';
import { inStretches, type ListReading } from './list-reading.ts';

type Row = { readonly id: number; readonly text: string };

/**
 * The live products whose text stands on another one too. First by a number made of each text, which is small enough to
 * keep for all; then those whose numbers meet are compared by their texts.
 */
export async function findSameTexts(reading: ListReading, column: string): Promise<IdSet> {
  const numbers = new Float64Array(reading.largestId + 1);
  const seen = new Set<number>();
  const twice = new Set<number>();
  await readTexts(reading, column, ({ id, text }) => {
    const number = numberOf(text);
    numbers[id] = number;
    if (seen.has(number)) twice.add(number);
    else seen.add(number);
  });
  const first = new Map<string, number>();
  const found = createIdSet(reading.largestId);
  await readTexts(reading, column, ({ id, text }) => {
    if (!twice.has(numbers[id] ?? 0)) return;
    const other = first.get(text);
    if (other === undefined) first.set(text, id);
    else found[id] = found[other] = 1;
  });
  return found;
}

async function readTexts(
  { db, largestId, pace }: ListReading,
  column: string,
  see: (row: Row) => void,
): Promise<void> {
  const read = db.prepare<[number, number], Row>(
    `SELECT p.id, p.${column} AS text FROM product p NOT INDEXED
     WHERE p.id > ? AND p.id <= ? AND p.trashed_at IS NULL AND p.${column} <> ''`,
  );
  await inStretches({ end: largestId, pace }, (from, to) => read.all(from, to).forEach(see));
}

/** FNV-1a twice with different seeds: 53 bits. */
function numberOf(text: string): number {
  let high = 0x81_1c_9d_c5;
  let low = 0x01_00_01_93;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01_00_01_93);
    low = Math.imul(low ^ unit, 0x85_eb_ca_6b);
  }
  return (high >>> 0) * 0x20_00_00 + ((low >>> 0) % 0x20_00_00);
}
