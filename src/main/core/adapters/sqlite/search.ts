import { countCharacters } from '../../../../shared/count-characters.ts';
import { createIdSet, type IdSet } from './id-set.ts';
import { type ListReading, prepareOnce, scanProducts } from './list-reading.ts';

/** One typed word: how it is looked up, or that it can only be looked for in the text itself. */
export type SearchWord =
  | { readonly kind: 'indexed'; readonly text: string; readonly prefix: string; readonly part: string | null }
  | { readonly kind: 'literal'; readonly text: string };

const SHORTEST_PART = 3;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}\p{Co}]/u;

/**
 * Reads what was typed into the search box. Each word is quoted as one FTS5 string, so that no character in it is
 * an operator; a word of signs alone is none for the word index and, under three characters, for neither.
 */
export function readSearch(typed: string): readonly SearchWord[] {
  const words = new Set(typed.split(/[\s\0]+/u).filter((word) => word !== ''));
  return [...words].map(readWord);
}

function readWord(text: string): SearchWord {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  const part = countCharacters(text) >= SHORTEST_PART ? quoted : null;
  if (part === null && !HAS_LETTER_OR_DIGIT.test(text)) return { kind: 'literal', text };
  return { kind: 'indexed', text, prefix: `${quoted}*`, part };
}

/** A stretch of the hits of one index: takes what to look for, the id to go on after, and how many. */
export const FIND_WORDS =
  'SELECT rowid FROM product_words WHERE product_words MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?';
export const FIND_PARTS =
  'SELECT rowid FROM product_parts WHERE product_parts MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?';

/** The newest that have every word, of one index and not in the trash: takes what to look for and how many. */
export const NEWEST_BY_WORDS = newest('product_words');
export const NEWEST_BY_PARTS = newest('product_parts');

function newest(index: string): string {
  return `SELECT p.id FROM ${index} CROSS JOIN product p ON p.id = ${index}.rowid
    WHERE ${index} MATCH ? AND p.trashed_at IS NULL ORDER BY ${index}.rowid DESC LIMIT ?`;
}

/** The products that have a word in their name or SKU, the trash included. */
export async function findWord(reading: ListReading, word: SearchWord): Promise<IdSet> {
  if (word.kind === 'literal') {
    return await scanProducts(reading, {
      sql: 'instr(p.name, ?) OR COALESCE(instr(p.sku, ?), false)',
      parameters: [word.text, word.text],
    });
  }
  const found = createIdSet(reading.largestId);
  await collect(reading, FIND_WORDS, word.prefix, found);
  if (word.part !== null) await collect(reading, FIND_PARTS, word.part, found);
  return found;
}

async function collect(
  { db, pace, stretch }: ListReading,
  sql: string,
  wanted: string,
  found: IdSet,
): Promise<void> {
  const read = prepareOnce<[string, number, number], number>(db, sql).pluck();
  let last = 0;
  for (;;) {
    const ids = read.all(wanted, last, stretch);
    for (const id of ids) found[id] = 1;
    await pace();
    if (ids.length < stretch) return;
    last = ids.at(-1) ?? last;
  }
}
