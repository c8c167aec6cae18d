import { canBeUnset } from '../../../shared/model/cell-rules.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import { isField } from '../../ui/left-out.ts';

/** What a condition is about. */
export type Subject = ProductField | 'image' | 'readiness' | 'problem' | 'changed' | 'created' | 'updated';

export type TestId =
  | 'contains'
  | 'not-contains'
  | 'is'
  | 'is-not'
  | 'starts'
  | 'not-starts'
  | 'ends'
  | 'not-ends'
  | 'empty'
  | 'filled'
  | 'not-set'
  | 'set'
  | 'shorter'
  | 'longer'
  | 'pattern'
  | 'not-pattern'
  | 'same'
  | 'not-same'
  | 'one-of'
  | 'none-of'
  | 'less'
  | 'more'
  | 'at-most'
  | 'at-least'
  | 'between'
  | 'yes'
  | 'no'
  | 'before'
  | 'after';

const TEXT: readonly TestId[] = [
  'contains',
  'not-contains',
  'is',
  'is-not',
  'starts',
  'not-starts',
  'ends',
  'not-ends',
  'empty',
  'filled',
  'shorter',
  'longer',
  'pattern',
  'not-pattern',
  'same',
  'not-same',
];
const CHOICE: readonly TestId[] = ['one-of', 'none-of'];

/** Without those for what is not set, which a field has that can be unset. */
const TESTS: Readonly<Record<Subject, readonly TestId[]>> = {
  name: TEXT,
  sku: TEXT,
  type: TEXT,
  description: TEXT,
  status: CHOICE,
  price: [
    'less',
    'more',
    'at-most',
    'at-least',
    'between',
    'is',
    'is-not',
    ...TEXT.filter((test) => test !== 'is' && test !== 'is-not'),
  ],
  currency: ['is', ...TEXT.filter((test) => test !== 'is')],
  billingType: CHOICE,
  billingPeriod: CHOICE,
  imageUrl: ['empty', 'filled', ...TEXT.filter((test) => test !== 'empty' && test !== 'filled')],
  imageAlt: TEXT,
  customData: TEXT,
  image: CHOICE,
  readiness: CHOICE,
  problem: ['yes', 'no'],
  changed: ['yes', 'no'],
  created: ['before', 'after'],
  updated: ['before', 'after'],
};

export function testsOf(subject: Subject): readonly TestId[] {
  const tests = TESTS[subject];
  return isField(subject) && canBeUnset(subject) ? [...tests, 'not-set', 'set'] : tests;
}

export type Needs = 'text' | 'number' | 'amount' | 'range' | 'values' | 'day' | 'nothing';

/** What has to be entered for a test: a price is an amount, however it is written. */
export function needsOf(subject: Subject, test: TestId): Needs {
  switch (test) {
    case 'is':
    case 'is-not':
      return subject === 'price' ? 'amount' : 'text';
    case 'contains':
    case 'not-contains':
    case 'starts':
    case 'not-starts':
    case 'ends':
    case 'not-ends':
    case 'pattern':
    case 'not-pattern':
      return 'text';
    case 'shorter':
    case 'longer':
      return 'number';
    case 'less':
    case 'more':
    case 'at-most':
    case 'at-least':
      return 'amount';
    case 'between':
      return 'range';
    case 'one-of':
    case 'none-of':
      return 'values';
    case 'before':
    case 'after':
      return 'day';
    case 'empty':
    case 'filled':
    case 'not-set':
    case 'set':
    case 'same':
    case 'not-same':
    case 'yes':
    case 'no':
      return 'nothing';
  }
}
