import { PRODUCT_FIELDS } from '../../../shared/model/cell-rules.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle } from '../../ui/field-words.ts';
import type { Subject, TestId } from './condition-tests.ts';

const TEST_WORDS: Readonly<Record<TestId, string>> = {
  contains: t`contains`,
  'not-contains': t`does not contain`,
  is: t`is`,
  'is-not': t`is not`,
  starts: t`starts with`,
  'not-starts': t`does not start with`,
  ends: t`ends with`,
  'not-ends': t`does not end with`,
  empty: t`is empty`,
  filled: t`is not empty`,
  'not-set': t`is not set`,
  set: t`is set`,
  shorter: t`is shorter than`,
  longer: t`is longer than`,
  pattern: t`matches the pattern`,
  'not-pattern': t`does not match the pattern`,
  same: t`is the same on another product`,
  'not-same': t`is on no other product`,
  'one-of': t`is one of`,
  'none-of': t`is none of`,
  less: t`less than`,
  more: t`more than`,
  'at-most': t`at most`,
  'at-least': t`at least`,
  between: t`from … to …`,
  yes: t`yes`,
  no: t`no`,
  before: t`before`,
  after: t`on or after`,
};

/** A test in the words that follow its subject. */
export function testWord(test: TestId, subject: Subject): string {
  if (subject === 'imageUrl' && test === 'empty') return t`is missing`;
  if (subject === 'imageUrl' && test === 'filled') return t`is there`;
  return TEST_WORDS[test];
}

/** What can be asked about, in the groups of the editor's list. */
export const SUBJECTS: readonly {
  readonly group: string;
  readonly items: readonly { value: Subject; label: string }[];
}[] = [
  {
    group: t`Product`,
    items: [
      ...PRODUCT_FIELDS.map((field) => ({ value: field, label: fieldTitle(field) })),
      { value: 'image', label: t`Image` },
      { value: 'created', label: t`Added` },
      { value: 'updated', label: t`Changed` },
    ],
  },
  {
    group: t`Sending`,
    items: [
      { value: 'readiness', label: t`Mark at a remote` },
      { value: 'problem', label: t`Problem` },
      { value: 'changed', label: t`Changed since sent` },
    ],
  },
];
