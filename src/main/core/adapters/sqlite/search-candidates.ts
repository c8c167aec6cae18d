import type { SearchWord } from './search.ts';

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
