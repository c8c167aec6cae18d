import { expect, test } from 'vitest';
import { FIELD_OPTIONS } from '../../../src/renderer/features/bulk-edit/field-options.ts';
import { FIELD_LABELS } from '../../../src/renderer/features/form/field-labels.ts';
import { FIELD_WORDS } from '../../../src/shared/model/field-words.ts';

test('a field has one name everywhere, in a form and inside a sentence', () => {
  const inSentence = (label: string) =>
    label === 'SKU' ? label : label.charAt(0).toLowerCase() + label.slice(1);
  const labels = Object.entries(FIELD_LABELS).map(([field, label]) => [field, inSentence(label)]);
  expect(Object.fromEntries(labels)).toEqual(FIELD_WORDS);
  const options = FIELD_OPTIONS.map(({ value, label }) => [value, label]);
  expect(Object.fromEntries(options)).toEqual(FIELD_LABELS);
});
