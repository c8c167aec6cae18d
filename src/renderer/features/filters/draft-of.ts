import type { Condition } from '../../../shared/model/filter.ts';
import { type ConditionDraft, writeAmount } from './condition-draft.ts';
import type { TestId } from './condition-tests.ts';

/** The entries for a condition that is edited. */
export function draftOf(condition: Condition): ConditionDraft {
  const start = { text: '', to: '', matchCase: false, values: [], remoteId: null };
  switch (condition.kind) {
    case 'blank': {
      const tests =
        condition.test === 'empty' ? (['empty', 'filled'] as const) : (['not-set', 'set'] as const);
      return { ...start, subject: condition.field, test: tests[condition.not ? 1 : 0] };
    }
    case 'text': {
      const { field, test, text, matchCase, not } = condition;
      return { ...start, subject: field, test: not ? negate(test) : test, text, matchCase };
    }
    case 'length':
      return { ...start, subject: condition.field, test: condition.test, text: String(condition.than) };
    case 'pattern': {
      const { field, pattern, matchCase, not } = condition;
      return { ...start, subject: field, test: not ? 'not-pattern' : 'pattern', text: pattern, matchCase };
    }
    case 'same':
      return { ...start, subject: condition.field, test: condition.not ? 'not-same' : 'same' };
    case 'choice':
      return { ...start, subject: condition.field, test: oneOf(condition.not), values: condition.values };
    case 'price':
      return { ...start, subject: 'price', ...entriesOf(condition.test) };
    case 'image':
      return { ...start, subject: 'image', test: oneOf(condition.not), values: condition.is };
    case 'readiness':
      return {
        ...start,
        subject: 'readiness',
        test: oneOf(condition.not),
        values: condition.is,
        remoteId: condition.remoteId,
      };
    case 'problem':
    case 'changed':
      return {
        ...start,
        subject: condition.kind,
        test: condition.not ? 'no' : 'yes',
        remoteId: condition.remoteId,
      };
    case 'time':
      return { ...start, subject: condition.field, test: condition.test, text: writeDay(condition.at) };
  }
}

function entriesOf(
  test: Extract<Condition, { kind: 'price' }>['test'],
): Pick<ConditionDraft, 'test' | 'text'> & { readonly to?: string } {
  switch (test.is) {
    case 'between':
      return { test: 'between', text: writeAmount(test.from), to: writeAmount(test.to) };
    case 'equal':
    case 'not-equal':
      return { test: test.is === 'equal' ? 'is' : 'is-not', text: writeAmount(test.amount) };
    case 'less':
    case 'more':
    case 'at-most':
    case 'at-least':
      return { test: test.is, text: writeAmount(test.than) };
  }
}

function oneOf(not: boolean): TestId {
  return not ? 'none-of' : 'one-of';
}

function negate(test: Extract<Condition, { kind: 'text' }>['test']): TestId {
  return test === 'is' ? 'is-not' : `not-${test}`;
}

function writeDay(at: number): string {
  const day = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
