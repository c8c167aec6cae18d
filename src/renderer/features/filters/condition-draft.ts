import { readMoney } from '../../../shared/model/currency-signs.ts';
import type { ChoiceField, Condition, ImageState, TextField } from '../../../shared/model/filter.ts';
import type { Readiness } from '../../../shared/model/issue.ts';
import { type NumberMarks, readPrice, sayTwoReadings } from '../../../shared/model/money.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { needsOf, type Subject, type TestId, testsOf } from './condition-tests.ts';

/** The editor's entries, as they were typed. */
export type ConditionDraft = {
  readonly subject: Subject;
  readonly test: TestId;
  readonly text: string;
  /** The upper end of a range. */
  readonly to: string;
  readonly matchCase: boolean;
  readonly values: readonly (string | null)[];
  /** `null` is any remote. */
  readonly remoteId: number | null;
};

/** What a new condition about something begins with. */
export function startDraft(subject: Subject, remoteId: number | null): ConditionDraft {
  const [test = 'contains'] = testsOf(subject);
  return { subject, test, text: '', to: '', matchCase: false, values: [], remoteId };
}

/** Another subject keeps what was typed and the test that was chosen, as far as it fits: the one to begin with was not chosen. */
export function changeSubject(draft: ConditionDraft, subject: Subject): ConditionDraft {
  const tests = testsOf(subject);
  const [first = 'contains'] = tests;
  const isChosen = draft.test !== testsOf(draft.subject)[0];
  return { ...draft, subject, test: isChosen && tests.includes(draft.test) ? draft.test : first, values: [] };
}

export type DraftReading =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly problem: string };

/** The condition that was entered, or what is missing. */
export function readDraft(draft: ConditionDraft, marks: NumberMarks): DraftReading {
  const { subject, test, remoteId } = draft;
  const not = test === 'no' || test === 'none-of';
  switch (subject) {
    case 'created':
    case 'updated':
      return readDay(draft, subject);
    case 'problem':
    case 'changed':
      return { ok: true, condition: { kind: subject, remoteId, not } };
    case 'image':
      if (draft.values.length === 0) return refuse(t`Choose at least one.`);
      return { ok: true, condition: { kind: 'image', is: draft.values as ImageState[], not } }; // offered as these
    case 'readiness':
      if (remoteId === null) return refuse(t`Choose a remote.`);
      if (draft.values.length === 0) return refuse(t`Choose at least one.`);
      return { ok: true, condition: { kind: 'readiness', remoteId, is: draft.values as Readiness[], not } }; // offered as these
    default:
      return readField(draft, subject, marks);
  }
}

function readField(draft: ConditionDraft, field: ProductField, marks: NumberMarks): DraftReading {
  const { test, text, values } = draft;
  switch (needsOf(field, test)) {
    case 'text':
      return text === ''
        ? refuse(t`Type a text.`)
        : { ok: true, condition: textCondition(draft, field as TextField) };
    case 'number': {
      const than = Number(text.trim());
      if (!/^\d{1,7}$/.test(text.trim()) || than > 1_000_000) return refuse(t`Type a number of characters.`);
      return {
        ok: true,
        condition: {
          kind: 'length',
          field: field as TextField,
          test: test === 'shorter' ? 'shorter' : 'longer',
          than,
        },
      };
    }
    case 'amount':
    case 'range':
      return readAmounts(draft, marks);
    case 'values':
      if (values.length === 0) return refuse(t`Choose at least one.`);
      return {
        ok: true,
        condition: {
          kind: 'choice',
          field: field as ChoiceField,
          values: [...values],
          not: test === 'none-of',
        },
      };
    case 'day':
    case 'nothing':
      return { ok: true, condition: blankOrSame(test, field) };
  }
}

function textCondition({ test, text, matchCase }: ConditionDraft, field: TextField): Condition {
  if (test === 'pattern' || test === 'not-pattern') {
    return { kind: 'pattern', field, pattern: text, matchCase, not: test === 'not-pattern' };
  }
  const [known, not] = TEXT_TESTS[test] ?? ['contains', false];
  return { kind: 'text', field, test: known, text, matchCase, not };
}

const TEXT_TESTS: Partial<Record<TestId, readonly [Extract<Condition, { kind: 'text' }>['test'], boolean]>> =
  {
    'not-contains': ['contains', true],
    is: ['is', false],
    'is-not': ['is', true],
    starts: ['starts', false],
    'not-starts': ['starts', true],
    ends: ['ends', false],
    'not-ends': ['ends', true],
  };

function blankOrSame(test: TestId, field: ProductField): Condition {
  if (test === 'same' || test === 'not-same') {
    return { kind: 'same', field: field as TextField, not: test === 'not-same' }; // offered for texts alone
  }
  const isSet = test === 'not-set' || test === 'set';
  return {
    kind: 'blank',
    field,
    test: isSet ? 'not-set' : 'empty',
    not: test === 'filled' || test === 'set',
  };
}

function readAmounts(draft: ConditionDraft, marks: NumberMarks): DraftReading {
  const { test, text, to } = draft;
  const isSame = test === 'is' || test === 'is-not';
  // A price that is no amount is kept as it was given, and found by that.
  if (isSame && readMoney(text, marks, { any: true }).kind === 'unreadable') {
    return { ok: true, condition: textCondition(draft, 'price') };
  }
  const from = readAmount(text, t`Type an amount, such as 12.50.`, marks);
  if (!from.ok) return from;
  const { amount } = from;
  if (isSame) {
    return {
      ok: true,
      condition: { kind: 'price', test: { is: test === 'is' ? 'equal' : 'not-equal', amount } },
    };
  }
  const limit = LIMITS.find((is) => is === test);
  if (limit !== undefined) {
    return { ok: true, condition: { kind: 'price', test: { is: limit, than: amount } } };
  }
  const end = readAmount(to, t`Type the second amount too.`, marks);
  if (!end.ok) return end;
  return {
    ok: true,
    condition: { kind: 'price', test: { is: 'between', from: amount, to: end.amount } },
  };
}

const LIMITS = ['less', 'more', 'at-most', 'at-least'] as const;

type AmountReading = { readonly ok: true; readonly amount: string } | Extract<DraftReading, { ok: false }>;

/** Reads an amount as a cell of prices does, whatever its currency: which of two readings is meant is asked for. */
function readAmount(text: string, missing: string, marks: NumberMarks): AmountReading {
  const reading = readMoney(text, marks, { any: true });
  if (reading.kind === 'value') return { ok: true, amount: reading.price };
  const isUnclear = reading.kind === 'ambiguous';
  return { ok: false, problem: isUnclear ? sayTwoReadings(text.trim(), reading.readings) : missing };
}

/** An amount as it can be typed: one more nought where it could be read in two ways. */
export function writeAmount(amount: string): string {
  return readPrice(amount, { decimal: '.', group: ',' }).kind === 'ambiguous' ? `${amount}0` : amount;
}

/** Days begin at midnight where the person is. */
function readDay({ test, text }: ConditionDraft, field: 'created' | 'updated'): DraftReading {
  const at = new Date(`${text}T00:00:00`).getTime();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(at)) return refuse(t`Choose a day.`);
  return { ok: true, condition: { kind: 'time', field, test: test === 'before' ? 'before' : 'after', at } };
}

function refuse(problem: string): DraftReading {
  return { ok: false, problem };
}
