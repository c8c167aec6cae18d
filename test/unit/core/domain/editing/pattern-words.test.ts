import { RE2JS, RE2JSException } from 're2js';
import { describe, expect, it } from 'vitest';
import { sayPatternError } from '../../../../../src/main/core/domain/editing/pattern-words.ts';

/** What is said about a pattern that can't be read. */
function say(pattern: string): string {
  try {
    RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) return sayPatternError(pattern, error);
    throw error;
  }
  throw new Error(`${pattern} can be read`);
}

describe('a pattern that can not be read', () => {
  it.each([
    ['(mug', 'The bracket “(” at character 1 is never closed. Add “)”, or write \\( for the bracket itself.'],
    ['a\\(b(c[)](d)', 'The bracket “(” at character 5 is never closed.'],
    ['\\Q(\\E(', 'The bracket “(” at character 6 is never closed.'],
    [
      'mug)',
      'The bracket “)” at character 4 closes nothing. Take it out, or write \\) for the bracket itself.',
    ],
    [
      'mug [a-',
      'The bracket “[” at character 5 is never closed. Add “]”, or write \\[ for the bracket itself.',
    ],
    ['[z-a]', '“z-a” at character 2 is the wrong way round. Write the lower character first, such as a-z.'],
    ['\\p{Foo}', 'There is no kind of characters called “\\p{Foo}” at character 1.'],
    ['a(?=x)', 'Looking ahead or behind, as in (?=…) at character 2, is not possible here.'],
    ['(?<!x)a', 'Looking ahead or behind, as in (?=…) at character 1, is not possible here.'],
    ['(a)\\1', '“\\1” at character 4 points back to what a group found, which is not possible here.'],
    [
      '\\q',
      '“\\q” at character 1 means nothing. Leave the backslash out, or write two for a backslash itself.',
    ],
    ['mug\\', 'The backslash at the end stands alone. Write two for a backslash itself.'],
    ['(?<a', 'The name of the group at character 1 can not be read.'],
    ['(?<n>a)(?<n>b)', 'Two groups are called “n”. Give them different names.'],
    ['(?>a)', '“(?>” at character 1 is not possible here.'],
    ['a**', '“**” at character 2 says twice how often. Leave one of them out.'],
    ['a{2,1}', '“{2,1}” at character 2 is no count.'],
    ['*a', '“*” at character 1 has nothing before it to repeat. Write \\* for the sign itself.'],
    ['a|*b|*', '“*” has nothing before it to repeat.'],
    [`${'('.repeat(2000)}a${')'.repeat(2000)}`, 'It is too large. Shorten it.'],
  ])('%s is said to be so, where, and what to do', (pattern, words) => {
    expect(say(pattern)).toContain(words);
  });
});
