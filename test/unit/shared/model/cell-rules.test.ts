import { describe, expect, it } from 'vitest';
import { canBeUnset, choicesOf, longestOf, PRODUCT_FIELDS } from '../../../../src/shared/model/cell-rules.ts';
import { ProductFields } from '../../../../src/shared/model/product.ts';

describe('what a field takes', () => {
  it.each(PRODUCT_FIELDS)('is what the schema of a product says: %s', (field) => {
    const schema = ProductFields.shape[field];
    const takes = (value: string | null) => schema.safeParse(value).success;
    const choices = choicesOf(field);
    expect(takes(null)).toBe(canBeUnset(field));
    expect(takes('something else')).toBe(choices === null);
    for (const choice of choices ?? []) expect(takes(choice)).toBe(true);
    const longest = 'x'.repeat(longestOf(field));
    expect([takes(longest), takes(`${longest}x`)]).toEqual([choices === null, false]);
  });

  it('is known of every field', () => {
    expect(PRODUCT_FIELDS.toSorted()).toEqual(Object.keys(ProductFields.shape).toSorted());
  });
});
