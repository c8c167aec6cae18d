import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBuiltInProfiles } from '../../../src/main/core/adapters/profiles/built-in-profiles.ts';
import type { ProductField, ProductFields } from '../../../src/shared/model/product.ts';
import { Profile } from '../../../src/shared/model/profile.ts';
import { checkOf, decidesProblems, validateProduct } from '../../../src/shared/model/validate.ts';
import { builtIn, settings } from '../../helpers/sending-samples.ts';

const FOLDER = resolve(import.meta.dirname, '../../../docs/profiles');
const examples = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Profile.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))));
/** A rule of every kind that can refuse, for a field that the other profiles let pass. */
const strict: Profile = {
  ...builtIn('jani'),
  fields: builtIn('jani').fields.map((rule) =>
    rule.from === 'description' ? { ...rule, maxLength: 5 } : rule,
  ),
};
const profiles = [...readBuiltInProfiles(), ...examples, strict];

const text = fc.constantFrom('', '  ', 'Mug', 'A long story about a mug', 'x'.repeat(300));
const product: fc.Arbitrary<ProductFields> = fc.record({
  name: text,
  sku: fc.option(text),
  type: text,
  description: text,
  status: fc.constantFrom('active', 'draft', 'archived', null),
  price: fc.constantFrom('10', '10.005', 'free', '-1', '', null),
  currency: fc.constantFrom('EUR', 'JPY', 'USD', 'gold', '', null),
  billingType: fc.constantFrom('one_time', 'recurring', null),
  billingPeriod: fc.constantFrom('monthly', 'quarterly', 'yearly', null),
  imageUrl: fc.constantFrom('', 'https://img.example.com/1.png', 'http://x', 'mug.png', 'offshelf-file:abc'),
  imageAlt: text,
  customData: fc.constantFrom('{"a":1}', '[]', 'not json', null),
});
const fields: readonly ProductField[] = [
  ...(['name', 'sku', 'type', 'description', 'status', 'price', 'currency', 'billingType'] as const),
  ...(['billingPeriod', 'imageUrl', 'imageAlt', 'customData'] as const),
];

test.each(profiles)(
  'a field of which is said that it decides nothing at $name decides nothing',
  (profile) => {
    const check = (of: ProductFields, placeId: number | null, taken: boolean) =>
      checkOf(
        validateProduct(
          of,
          { profile, settings: { ...settings, imagePlaceId: placeId } },
          taken ? { skuTakenBy: 'Pot' } : {},
        ),
      );
    const quiet = fields.filter((field) => !decidesProblems(profile, field));
    fc.assert(
      fc.property(
        product,
        product,
        fc.constantFrom(null, 1),
        fc.boolean(),
        (before, after, placeId, taken) => {
          const written = Object.fromEntries(
            quiet.map((field) => [field, after[field]]),
          ) as Partial<ProductFields>;
          expect(check({ ...before, ...written }, placeId, taken)).toEqual(check(before, placeId, taken));
        },
      ),
      { numRuns: 300 },
    );
  },
);

test('a description decides nothing where it may be missing and of any length', () => {
  expect(profiles.map((profile) => [profile.name, decidesProblems(profile, 'description')])).toContainEqual([
    'Jani',
    false,
  ]);
  expect(decidesProblems(strict, 'description')).toBe(true);
});
