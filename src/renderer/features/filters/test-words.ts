import { PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import { fieldTitle } from '../../../shared/model/field-words.ts';
import type { Subject, TestId } from './condition-tests.ts';

const TEST_WORDS: Readonly<Record<TestId, string>> = {
  contains: 'contains',
  'not-contains': 'does not contain',
  is: 'is',
  'is-not': 'is not',
  starts: 'starts with',
  'not-starts': 'does not start with',
  ends: 'ends with',
  'not-ends': 'does not end with',
  empty: 'is empty',
  filled: 'is not empty',
  'not-set': 'is not set',
  set: 'is set',
  shorter: 'is shorter than',
  longer: 'is longer than',
  pattern: 'matches the pattern',
  'not-pattern': 'does not match the pattern',
  same: 'is the same on another product',
  'not-same': 'is on no other product',
  'one-of': 'is one of',
  'none-of': 'is none of',
  less: 'less than',
  more: 'more than',
  between: 'from … to …',
  yes: 'yes',
  no: 'no',
  before: 'before',
  after: 'on or after',
};

/** A test in the words that follow its subject. */
export function testWord(test: TestId, subject: Subject): string {
  if (subject === 'imageUrl' && test === 'empty') return 'is missing';
  if (subject === 'imageUrl' && test === 'filled') return 'is there';
  return TEST_WORDS[test];
}

/** What can be asked about, in the groups of the editor's list. */
export const SUBJECTS: readonly {
  readonly group: string;
  readonly items: readonly { value: Subject; label: string }[];
}[] = [
  {
    group: 'Product',
    items: [
      ...PRODUCT_FIELDS.map((field) => ({ value: field, label: fieldTitle(field) })),
      { value: 'created', label: 'Added' },
      { value: 'updated', label: 'Changed' },
    ],
  },
  {
    group: 'Sending',
    items: [
      { value: 'readiness', label: 'Mark at a remote' },
      { value: 'problem', label: 'Problem' },
      { value: 'changed', label: 'Changed since sent' },
    ],
  },
];
