import { describe, expect, it } from 'vitest';
import {
  compareFields,
  describeProducts,
} from '../../../../../src/main/core/domain/catalog/changed-values.ts';
import { newProductFields } from '../../../../../src/shared/model/new-product.ts';

describe('what a save changed', () => {
  const before = newProductFields('EUR');

  it('is each field that differs, with both values', () => {
    expect(compareFields(4, before, { ...before, name: 'Mug', price: '1.00' })).toEqual([
      { productId: 4, field: 'name', before: '', after: 'Mug' },
      { productId: 4, field: 'price', before: null, after: '1.00' },
    ]);
    expect(compareFields(4, before, { ...before })).toEqual([]);
  });

  it('tells empty from not set', () => {
    expect(compareFields(4, before, { ...before, sku: '' })).toHaveLength(1);
  });
});

describe('the words for a Change', () => {
  it('are the name of the one product', () => {
    expect(describeProducts([' Mug '])).toBe('Mug');
    expect(describeProducts(['Mug', 'Cup'])).toBe('');
  });

  it('are cut between characters, never inside one', () => {
    const words = describeProducts([`a${'👾'.repeat(200)}`]);
    expect(words).toMatch(/^a👾+…$/u);
    expect(words.length).toBeLessThanOrEqual(100);
  });
});
