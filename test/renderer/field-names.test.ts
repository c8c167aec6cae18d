import { expect, test } from 'vitest';
import { FIELD_OPTIONS } from '../../src/renderer/features/bulk-edit/field-options.ts';
import { describeCondition } from '../../src/renderer/features/filters/condition-words.ts';
import { SUBJECTS } from '../../src/renderer/features/filters/test-words.ts';
import { GRID_COLUMNS } from '../../src/renderer/features/products/grid/grid-columns.ts';
import { choicesOf, PRODUCT_FIELDS } from '../../src/shared/model/cell-rules.ts';
import { FIELD_WORDS, fieldTitle, wordOfChoice } from '../../src/shared/model/field-words.ts';

test('a field has one name everywhere, in a form, a grid, a filter and inside a sentence', () => {
  const inSentence = (label: string) =>
    label === 'SKU' ? label : label.charAt(0).toLowerCase() + label.slice(1);
  const titles = PRODUCT_FIELDS.map((field) => [field, inSentence(fieldTitle(field))]);
  expect(Object.fromEntries(titles)).toEqual(FIELD_WORDS);
  const subjects = new Map(
    SUBJECTS.flatMap(({ items }) => items.map(({ value, label }) => [value, label] as const)),
  );
  const options = new Map(FIELD_OPTIONS.map(({ value, label }) => [value, label]));
  for (const field of PRODUCT_FIELDS) {
    const names = [options.get(field), GRID_COLUMNS[field].title, subjects.get(field)];
    expect(names).toEqual([fieldTitle(field), fieldTitle(field), fieldTitle(field)]);
  }
  expect([fieldTitle('sku'), fieldTitle('billingType'), fieldTitle('imageAlt')]).toEqual([
    'SKU',
    'Billing type',
    'Image alt text',
  ]);
});

test('a value has a word of its own where its field has a few values, and nowhere else', () => {
  const words = PRODUCT_FIELDS.flatMap((field) =>
    (choicesOf(field) ?? []).map((value) => wordOfChoice(field, value)),
  );
  expect(words).toEqual([
    'Active',
    'Draft',
    'Archived',
    'One time',
    'Recurring',
    'Monthly',
    'Quarterly',
    'Yearly',
  ]);
  expect([wordOfChoice('type', 'active'), wordOfChoice('status', 'sold out')]).toEqual([
    'active',
    'sold out',
  ]);
});

test('a filter on what is set, or on few values, is said in the same words', () => {
  const say = (values: (string | null)[], not: boolean) =>
    describeCondition({ kind: 'choice', field: 'billingType', values, not }, String);
  expect(say(['one_time', null], false)).toBe('Billing type is One time or not set');
  expect(say(['recurring'], true)).toBe('Billing type is not Recurring');
  expect(describeCondition({ kind: 'same', field: 'sku', not: false }, String)).toBe(
    'Same SKU as another product',
  );
  expect(describeCondition({ kind: 'same', field: 'imageAlt', not: true }, String)).toBe(
    'Image alt text on no other product',
  );
});
