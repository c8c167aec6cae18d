import * as fc from 'fast-check';
import type { Condition, Filter, ImageState } from '../../src/shared/model/filter.ts';
import { TextField } from '../../src/shared/model/filter.ts';
import { isCanonicalPrice } from '../../src/shared/model/money.ts';
import type { Product, ProductFields } from '../../src/shared/model/product.ts';
import type { ProductRow, Sort } from '../../src/shared/model/query.ts';
import { Sorts } from '../../src/shared/model/query.ts';

const TEXTS = [
  '',
  'mug',
  'Mug',
  'MUG red',
  'red mug',
  'straße',
  'STRASSE',
  'ab\0cd',
  '\0',
  '😀 mug',
  'a b',
  '12.50',
  'İ',
  'ı',
];
const PRICES = [null, '', '0', '9', '9.99', '10', '10.00', '-1', '12.50', 'about ten', '1e3', '007'];

/** What a test that filters by images finds at them. */
export const IMAGES = {
  good: 'https://x.example/mug.png',
  broken: 'https://x.example/gone.png',
  notChecked: 'https://x.example/new.png',
  local: `local-image:${'0'.repeat(64)}.png/mug.png`,
} as const;

const text = fc.constantFrom(...TEXTS);
const textOrNone = fc.option(text);

/** Products that have much in common, so that filters find some of them. */
export const someFields: fc.Arbitrary<ProductFields> = fc.record({
  name: text,
  sku: textOrNone,
  type: fc.constantFrom('standard', 'Standard', 'subscription', ''),
  description: text,
  status: fc.option(fc.constantFrom('active' as const, 'draft' as const, 'archived' as const)),
  price: fc.constantFrom(...PRICES),
  currency: fc.constantFrom(null, '', 'EUR', 'USD'),
  billingType: fc.option(fc.constantFrom('one_time' as const, 'recurring' as const)),
  billingPeriod: fc.option(fc.constantFrom('monthly' as const, 'yearly' as const)),
  imageUrl: fc.constantFrom('', ...Object.values(IMAGES)),
  imageAlt: text,
  customData: fc.constantFrom(null, '', '{}', '{"a": 1}'),
});

const not = fc.boolean();
const field = fc.constantFrom(...TextField.options);
const find = fc.constantFrom('mug', 'MUG', 'e', '\0', '😀', 'strasse', 'İ', '%', '_', '10', 'ab\0cd', ' ');

/** Every kind of condition; remotes are numbers 1 to 3. */
export const someCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('blank' as const),
    field: fc.constantFrom(...TextField.options, 'status' as const, 'billingType' as const),
    test: fc.constantFrom('empty' as const, 'not-set' as const),
    not,
  }),
  fc.record({
    kind: fc.constant('text' as const),
    field,
    test: fc.constantFrom('is' as const, 'contains' as const, 'starts' as const, 'ends' as const),
    text: find,
    matchCase: fc.boolean(),
    not,
  }),
  fc.record({
    kind: fc.constant('length' as const),
    field,
    test: fc.constantFrom('shorter' as const, 'longer' as const),
    than: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('pattern' as const),
    field,
    pattern: fc.constantFrom('m.g', '^red', '\\d+', '[A-Z]{3}', '^$'),
    matchCase: fc.boolean(),
    not,
  }),
  fc.record({ kind: fc.constant('same' as const), field, not }),
  fc.record({
    kind: fc.constant('choice' as const),
    field: fc.constantFrom('status' as const, 'billingType' as const),
    values: fc.uniqueArray(fc.constantFrom(null, 'active', 'draft', 'archived', 'recurring'), {
      minLength: 1,
      maxLength: 3,
    }),
    not,
  }),
  fc.record({
    kind: fc.constant('price' as const),
    test: fc.oneof(
      fc.record({
        is: fc.constantFrom(...(['less', 'more', 'at-most', 'at-least'] as const)),
        than: fc.constantFrom('10', '10.000', '9.99', '0', '12345678901234567890.5'),
      }),
      fc.record({
        is: fc.constant('between' as const),
        from: fc.constantFrom('9.99', '-1'),
        to: fc.constantFrom('10', '12.5'),
      }),
      fc.record({
        is: fc.constantFrom('equal' as const, 'not-equal' as const),
        amount: fc.constantFrom('10', '9.9900'),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('readiness' as const),
    remoteId: fc.integer({ min: 1, max: 3 }),
    is: fc.uniqueArray(
      fc.constantFrom(
        'ready' as const,
        'problems' as const,
        'waiting' as const,
        'sending' as const,
        'sent' as const,
        'changed' as const,
        'rejected' as const,
        'unsure' as const,
      ),
      { minLength: 1, maxLength: 3 },
    ),
    not,
  }),
  fc.record({
    kind: fc.constant('image' as const),
    is: fc.uniqueArray(
      fc.constantFrom('broken' as const, 'missing' as const, 'not-checked' as const, 'local' as const),
      { minLength: 1, maxLength: 4 },
    ),
    not,
  }),
  fc.record({
    kind: fc.constant('problem' as const),
    remoteId: fc.option(fc.integer({ min: 1, max: 3 })),
    not,
  }),
  fc.record({
    kind: fc.constant('changed' as const),
    remoteId: fc.option(fc.integer({ min: 1, max: 3 })),
    not,
  }),
  fc.record({
    kind: fc.constant('time' as const),
    field: fc.constantFrom('created' as const, 'updated' as const),
    test: fc.constantFrom('before' as const, 'after' as const),
    at: fc.constantFrom(0, 1000, 1001, 2000),
  }),
);

export const someFilter: fc.Arbitrary<Filter> = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const),
  conditions: fc.array(someCondition, { minLength: 1, maxLength: 4 }),
});

export const someSorts: fc.Arbitrary<Sort[]> = fc
  .uniqueArray(
    fc.record({
      field: fc.constantFrom('name', 'sku', 'type', 'status', 'price', 'updated', 'created' as const),
      direction: fc.constantFrom('asc', 'desc' as const),
    }),
    { minLength: 1, maxLength: 4, selector: ({ field: name }) => name },
  )
  .map((sorts) => Sorts.parse(sorts));

/** A product as it is stored, with its row. */
export type Known = { readonly product: Product; readonly row: ProductRow };

/** Upper and lower case alike where both are one UTF-16 unit, as find and replace has it. */
function fold(value: string): string {
  return [...value]
    .map((character) => {
      if (character === 'ı') return character;
      const upper = character.toUpperCase();
      const lower = (upper.length === character.length ? upper : character).toLowerCase();
      return lower.length === character.length ? lower : character;
    })
    .join('');
}

/** What a filter means, said over one product in plain words. */
export function isFound(filter: Filter, known: Known, all: readonly Known[]): boolean {
  const answers = filter.conditions.map((condition) => {
    const is = holds(condition, known, all);
    return 'not' in condition && condition.not ? !is : is;
  });
  return filter.match === 'all' ? answers.every(Boolean) : answers.some(Boolean);
}

function holds(condition: Condition, { product, row }: Known, all: readonly Known[]): boolean {
  const { fields } = product;
  const textOf = (name: keyof ProductFields) => fields[name] ?? '';
  switch (condition.kind) {
    case 'blank':
      return condition.test === 'not-set' ? fields[condition.field] === null : textOf(condition.field) === '';
    case 'text': {
      const alike = condition.matchCase ? (value: string) => value : fold;
      const value = alike(textOf(condition.field));
      const wanted = alike(condition.text);
      if (condition.test === 'is') return value === wanted;
      if (condition.test === 'contains') return value.includes(wanted);
      return condition.test === 'starts' ? value.startsWith(wanted) : value.endsWith(wanted);
    }
    case 'length': {
      const length = [...textOf(condition.field)].length;
      return condition.test === 'shorter' ? length < condition.than : length > condition.than;
    }
    case 'pattern':
      return new RegExp(condition.pattern, condition.matchCase ? 'm' : 'im').test(textOf(condition.field));
    case 'same':
      return (
        textOf(condition.field) !== '' &&
        all.some(
          (other) =>
            other.product.id !== product.id &&
            other.product.trashedAt === null &&
            other.product.fields[condition.field] === fields[condition.field],
        )
      );
    case 'choice':
      return condition.values.includes(fields[condition.field]);
    case 'price': {
      const { test } = condition;
      const value = isCanonicalPrice(textOf('price')) ? Number(fields.price) : Number.NaN;
      if (Number.isNaN(value)) return test.is === 'not-equal';
      if ('amount' in test) return (value === Number(test.amount)) === (test.is === 'equal');
      if (test.is === 'between') return value >= Number(test.from) && value <= Number(test.to);
      const over = value - Number(test.than);
      return { less: over < 0, 'at-most': over <= 0, more: over > 0, 'at-least': over >= 0 }[test.is];
    }
    case 'image':
      return condition.is.includes(imageState(fields.imageUrl) as ImageState); // what is good is in no list
    case 'readiness':
      return row.remotes.some(
        ({ remoteId, readiness }) => remoteId === condition.remoteId && condition.is.includes(readiness),
      );
    case 'problem':
      return row.remotes.some(
        ({ remoteId, readiness, problems }) =>
          (condition.remoteId === null || remoteId === condition.remoteId) &&
          problems > 0 &&
          !['sent', 'changed', 'differs'].includes(readiness),
      );
    case 'changed':
      return row.remotes.some(
        ({ remoteId, readiness }) =>
          (condition.remoteId === null || remoteId === condition.remoteId) && readiness === 'changed',
      );
    case 'time': {
      const at = condition.field === 'created' ? product.createdAt : product.updatedAt;
      return condition.test === 'before' ? at < condition.at : at >= condition.at;
    }
  }
}

function imageState(image: string): ImageState | 'good' {
  if (image === '') return 'missing';
  if (image === IMAGES.local) return 'local';
  if (image === IMAGES.broken) return 'broken';
  return image === IMAGES.good ? 'good' : 'not-checked';
}
