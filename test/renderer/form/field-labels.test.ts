import { expect, test } from 'vitest';
import { FIELD_NAME } from '../../../src/renderer/features/bulk-edit/bulk-draft.ts';
import { FIELD_LABELS } from '../../../src/renderer/features/form/field-labels.ts';
import { FIELD_WORDS } from '../../../src/shared/model/field-words.ts';

test('a field has one name everywhere, in a form and inside a sentence', () => {
  const inSentence = (label: string) =>
    label === 'SKU' ? label : label.charAt(0).toLowerCase() + label.slice(1);
  const labels = Object.entries(FIELD_LABELS).map(([field, label]) => [field, inSentence(label)]);
  expect(Object.fromEntries(labels)).toEqual(FIELD_WORDS);
  for (const [field, label] of Object.entries(FIELD_NAME))
    expect({ ...FIELD_LABELS, [field]: label }).toEqual(FIELD_LABELS);
});
