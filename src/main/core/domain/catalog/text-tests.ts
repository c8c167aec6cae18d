import { assertNever } from '../../../../shared/assert.ts';
import { compilePattern } from '../editing/find-hits.ts';
import { findLiteral } from '../editing/find-literal.ts';
import { foldCase } from '../editing/fold-case.ts';
import { Failure } from '../failure.ts';
import type { TextTest, TextTests } from '../ports/list-builder.ts';

/** What filters and the search ask of texts, by the same rules as find and replace. */
export const textTests: TextTests = {
  ofCondition: (condition, at) =>
    condition.kind === 'text' ? testText(condition) : testPattern(condition, at),
  hasWord: (word) => {
    const has = testText({ test: 'contains', text: withoutMarks(word), matchCase: false });
    return (text) => has(withoutMarks(text));
  },
};

/** The index of names knows no accents, so descriptions are searched without them too: `cafe` finds `Café`, however that is spelt. */
function withoutMarks(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain === '' ? text : plain;
}

type TextCondition = Parameters<TextTests['ofCondition']>[0];
type Literal = Pick<Extract<TextCondition, { kind: 'text' }>, 'test' | 'text' | 'matchCase'>;

function testText({ test, text: wanted, matchCase }: Literal): TextTest {
  const fold = matchCase ? (text: string) => text : foldCase;
  const find = fold(wanted);
  switch (test) {
    case 'is':
      return (text) => fold(text) === find;
    case 'contains':
      // Linear in the length of both for any text, where the search built into strings is not.
      return (text) => text.length >= find.length && findLiteral(fold(text), find, true).length > 0;
    case 'starts':
      return (text) => fold(text).startsWith(find);
    case 'ends':
      return (text) => fold(text).endsWith(find);
    default:
      return assertNever(test, 'a test of a text');
  }
}

function testPattern(
  { pattern, matchCase }: Extract<TextCondition, { kind: 'pattern' }>,
  at: number,
): TextTest {
  try {
    const compiled = compilePattern(pattern, matchCase);
    return (text) => compiled.test(text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure('bad-input', `${error.message} It is “${pattern}”.`, { condition: at, pattern });
  }
}
