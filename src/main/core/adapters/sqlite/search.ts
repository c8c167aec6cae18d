/** One typed word: how it is looked up, or that it can only be looked for in the text itself. */
export type SearchWord =
  | { readonly kind: 'indexed'; readonly prefix: string; readonly part: string | null }
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

function readWord(word: string): SearchWord {
  const quoted = `"${word.replaceAll('"', '""')}"`;
  const part = [...word].length >= SHORTEST_PART ? quoted : null;
  if (part === null && !HAS_LETTER_OR_DIGIT.test(word)) return { kind: 'literal', text: word };
  return { kind: 'indexed', prefix: `${quoted}*`, part };
}

export type Candidates = { readonly sql: string; readonly parameters: readonly string[] };

/** The ids that have every word, as a compound SELECT. */
export function findCandidates(words: readonly SearchWord[]): Candidates {
  const parts = words.map(findWord);
  return {
    sql: parts.map(({ sql }) => `SELECT id FROM (${sql})`).join('\nINTERSECT '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function findWord(word: SearchWord): Candidates {
  if (word.kind === 'literal') {
    return {
      sql: 'SELECT id FROM product WHERE instr(name, ?) OR instr(sku, ?)',
      parameters: [word.text, word.text],
    };
  }
  const prefix = 'SELECT rowid AS id FROM product_words WHERE product_words MATCH ?';
  if (word.part === null) return { sql: prefix, parameters: [word.prefix] };
  return {
    sql: `${prefix} UNION SELECT rowid FROM product_parts WHERE product_parts MATCH ?`,
    parameters: [word.prefix, word.part],
  };
}
