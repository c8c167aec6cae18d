import { describe, expect, it } from 'vitest';
import { readSearch } from '../../../../../src/main/core/adapters/sqlite/search.ts';

describe('reading the search box', () => {
  it('makes each word a quoted prefix, and a quoted part from three characters on', () => {
    expect(readSearch(' ab  mug ')).toEqual([
      { kind: 'indexed', text: 'ab', prefix: '"ab"*', part: null },
      { kind: 'indexed', text: 'mug', prefix: '"mug"*', part: '"mug"' },
    ]);
  });

  it('leaves no character that the index would take for an operator', () => {
    expect(readSearch('a"b NOT(')).toEqual([
      { kind: 'indexed', text: 'a"b', prefix: '"a""b"*', part: '"a""b"' },
      { kind: 'indexed', text: 'NOT(', prefix: '"NOT("*', part: '"NOT("' },
    ]);
  });

  it('looks for short signs in the text itself, since no index has them', () => {
    expect(readSearch('& 👾')).toEqual([
      { kind: 'literal', text: '&' },
      { kind: 'literal', text: '👾' },
    ]);
  });

  it('is empty for blanks and asks for each word once', () => {
    expect(readSearch(' \n\t\0 ')).toEqual([]);
    expect(readSearch('a a a')).toHaveLength(1);
  });
});
