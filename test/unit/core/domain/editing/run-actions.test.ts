import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../../../src/main/core/domain/editing/find-hits.ts';
import { replaceFound } from '../../../../../src/main/core/domain/editing/replace-found.ts';
import type { BulkAction } from '../../../../../src/shared/model/bulk-action.ts';
import type { ProductField } from '../../../../../src/shared/model/product.ts';
import { after, runActions } from '../../../../helpers/bulk-actions.ts';

const field: ProductField = 'description';
const replace = (find: string, text: string, options: object = {}): BulkAction => ({
  kind: 'replace',
  field,
  find,
  text,
  matchCase: true,
  wholeWord: false,
  pattern: false,
  ...options,
});
const template = (text: string, missing: 'empty' | 'skip' | 'problem' = 'empty'): BulkAction => ({
  kind: 'template',
  field,
  template: text,
  missing,
});
const price = (by: 'amount' | 'percent', change: string, digits: number | null = null): BulkAction => ({
  kind: 'price',
  by,
  change,
  digits,
});

describe('actions', () => {
  it('set, add, clear and copy', () => {
    expect(after({ description: 'old' }, { kind: 'set', field, text: 'new ' })).toBe('new ');
    expect(after({ description: 'old' }, { kind: 'append', field, text: ' new' })).toBe('old new');
    expect(after({ description: 'old' }, { kind: 'prepend', field, text: 'new ' })).toBe('new old');
    expect(after({ sku: null }, { kind: 'append', field: 'sku', text: 'X' })).toBe('X');
    expect(after({}, { kind: 'clear', field: 'sku', to: 'empty' })).toBe('');
    expect(after({}, { kind: 'clear', field: 'sku', to: 'not-set' })).toBeNull();
    expect(after({}, { kind: 'clear', field: 'name', to: 'not-set' })).toBe('');
    expect(after({}, { kind: 'copy', field, from: 'name' })).toBe('Enamel mug');
  });

  it('set and clear a file of the catalog as an image, and change no letter of what names it', () => {
    const imageUrl = `local-image:${'ab'.repeat(32)}.jpg/cab.jpg`;
    const image = { field: 'imageUrl' } as const;
    for (const action of [
      { kind: 'append', ...image, text: 'x' },
      { kind: 'case', ...image, to: 'upper' },
      { ...replace('ab', 'xy'), ...image },
    ] as const)
      expect(after({ imageUrl }, action as BulkAction)).toBe(imageUrl);
    expect(after({ imageUrl }, { kind: 'clear', ...image, to: 'empty' })).toBe('');
    expect(after({ imageUrl: 'https://a.example/ab.jpg' }, { ...replace('ab', 'xy'), ...image })).toBe(
      'https://a.example/xy.jpg',
    );
    const find = createFinder({ find: 'ab', text: 'xy', matchCase: true, wholeWord: false, pattern: false });
    expect(replaceFound(imageUrl, 'imageUrl', find, new Set())).toMatchObject({ after: imageUrl, hits: 0 });
    expect(replaceFound(imageUrl, 'description', find, new Set())).toMatchObject({ hits: 33 });
  });

  it('are done in turn, each on what the one before left, and say each field once', () => {
    const results = runActions(
      { description: 'red' },
      { kind: 'append', field, text: ' mug' },
      { kind: 'case', field, to: 'title' },
      { kind: 'copy', field: 'name', from: field },
    );
    expect(results).toEqual([
      { field, after: 'Red Mug', problem: null },
      { field: 'name', after: 'Red Mug', problem: null },
    ]);
  });

  it('replace text as it is written, by whole words or by a pattern with groups', () => {
    expect(after({ description: 'red mug, Red lid' }, replace('red', '$1'))).toBe('$1 mug, Red lid');
    expect(after({ description: 'red reduced' }, replace('red', 'blue', { wholeWord: true }))).toBe(
      'blue reduced',
    );
    expect(after({ description: 'ba-a-a' }, replace('a-a', 'x', { wholeWord: true }))).toBe('ba-x');
    const words = (find: string, text: string) =>
      after({ description: text }, replace(find, '-', { wholeWord: true, pattern: true }));
    expect(words('color|colors', 'two colors, one color, colorful')).toBe('two -, one -, colorful');
    expect(words('a|a b', 'xa b a b')).toBe('xa b - b');
    expect(after({ description: '10 x 20' }, replace('(\\d+) x (\\d+)', '$2 × $1', { pattern: true }))).toBe(
      '20 × 10',
    );
    expect(after({ description: 'a\nb' }, replace('^', '-', { pattern: true }))).toBe('a\nb');
    expect(() => runActions({}, replace('(', '', { pattern: true }))).toThrow(/can not be read/);
    expect(() => runActions({}, replace('a(?=b)', '', { pattern: true }))).toThrow(/not possible/);
    expect(() => runActions({}, replace('a', '$1', { pattern: true }))).toThrow(/no group/);
  });

  it('take a pattern that would hang other engines in linear time', () => {
    expect(
      after({ description: `${'a'.repeat(50_000)}!` }, replace('(a+)+$', 'b', { pattern: true })),
    ).toMatch(/^a+!$/);
  });

  it('replace what the built-in replacement does, for any text', () => {
    const text = fc.string({ unit: 'grapheme' });
    const find = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(text, find, text, (before, wanted, comes) => {
        expect(after({ description: before }, replace(wanted, comes))).toBe(
          before.replaceAll(wanted, () => comes),
        );
      }),
    );
  });

  it('make a value that would be too long a problem, before building it', () => {
    const long = 'a'.repeat(1_000_000);
    expect(after({ description: long }, replace('a', 'b'.repeat(1_000_000)))).toMatch(
      /longer than 1,000,000/,
    );
    expect(after({ name: 'a'.repeat(9_999) }, { kind: 'append', field: 'name', text: 'bc' })).toMatch(
      /longer than/,
    );
  });

  it('take only the words that a field knows', () => {
    expect(after({}, { kind: 'set', field: 'status', text: 'Active' })).toBe('active');
    expect(after({}, { kind: 'set', field: 'billingType', text: 'one time' })).toBe('one_time');
    expect(after({}, { kind: 'set', field: 'status', text: 'gone' })).toMatch(/is no status/);
    expect(after({ status: 'draft' }, { kind: 'clear', field: 'status', to: 'empty' })).toBeNull();
  });

  it('raise and lower prices exactly, rounded half up to the currency', () => {
    expect(after({ price: '19.99' }, price('percent', '10'))).toBe('21.99');
    expect(after({ price: '0.25' }, price('percent', '10'))).toBe('0.28');
    expect(after({ price: '0.1' }, price('amount', '0.2'))).toBe('0.3');
    expect(after({ price: '1000', currency: 'JPY' }, price('percent', '-12.55'))).toBe('875');
    expect(after({ price: '9.99' }, price('percent', '10', 0))).toBe('11');
    expect(after({ price: null }, price('amount', '1'))).toBeNull();
    expect(after({ price: '5' }, price('amount', '-6'))).toMatch(/less than zero/);
    expect(after({ price: 'cheap' }, price('amount', '1'))).toMatch(/can not be read/);
  });

  it('take values from a file by SKU, and leave the others as they are', () => {
    const action: BulkAction = { kind: 'from-file', field: 'price', rows: [['MUG-1', '12,50']] };
    expect(after({}, action)).toBe('12.50');
    expect(after({ sku: 'OTHER' }, action)).toBe('10.00');
  });

  it('keep a currency as the form does, in capitals', () => {
    expect(after({}, { kind: 'set', field: 'currency', text: ' eur' })).toBe('EUR');
    expect(after({}, { kind: 'set', field: 'currency', text: 'euro' })).toBe('euro');
  });

  it('never guess a price that can be read in two ways', () => {
    const set = (text: string): BulkAction => ({ kind: 'set', field: 'price', text });
    const question = '“1.299” can be read in two ways. Write 1299.00 or 1.2990.';
    expect(after({}, set('1.299'))).toBe(question);
    expect(after({}, { kind: 'from-file', field: 'price', rows: [['MUG-1', '1.299']] })).toBe(question);
    expect(after({ description: '1.299' }, { kind: 'copy', field: 'price', from: field })).toBe(question);
    expect(after({}, set('1,299'))).toBe('“1,299” can be read in two ways. Write 1299.00 or 1.2990.');
    expect(after({}, set('1299.00'))).toBe('1299.00');
    expect(after({}, set('1.2990'))).toBe('1.2990');
    expect(after({}, set('1.299,00'))).toBe('1299.00');
    const reckoned = { ...template('{{ price | times: "0.1299" }}'), field: 'price' } as const;
    expect(after({ price: '10' }, reckoned)).toBe('1.299');
  });

  it('tidy spaces once and for all', () => {
    expect(after({ description: ' a \t b \r\n\n\n\n c ' }, { kind: 'tidy', field })).toBe('a b\n\nc');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r', 'a', '\u00A0') }), (text) => {
        const once = after({ description: text }, { kind: 'tidy', field });
        expect(after({ description: String(once) }, { kind: 'tidy', field })).toBe(once);
      }),
    );
  });
});

describe('prices', () => {
  const set = (text: string): BulkAction => ({ kind: 'set', field: 'price', text });

  it('are read as they are typed, with the sign of their own currency', () => {
    expect(after({}, set('12,50 €'))).toBe('12.50');
    expect(after({}, set('EUR 3'))).toBe('3');
    expect(after({}, set(''))).toBe('');
    expect(after({ currency: 'USD' }, set('12,50 €'))).toMatch(/^“12,50 €” can’t be read as a price/);
    expect(after({}, set('abc'))).toMatch(/can’t be read as a price/);
    expect(after({}, set('1.234'))).toMatch(/two ways/);
  });

  it('that are changed as texts stay prices; what was none before may be mended in steps', () => {
    const text = (find: string, to: string): BulkAction =>
      ({ ...replace(find, to), field: 'price' }) as BulkAction;
    expect(after({ price: '1.50' }, text('.', 'x'))).toMatch(/can’t be read as a price/);
    expect(after({ price: '1.50' }, text('.', ','))).toBe('1.50');
    expect(after({ price: 'TBD 5' }, text('TBD ', ''))).toBe('5');
    expect(after({ price: 'TBD 5 x' }, text('TBD ', ''))).toBe('5 x');
    const find = createFinder({ find: '.', text: 'x', matchCase: true, wholeWord: false, pattern: false });
    expect(replaceFound('1.50', 'price', find, new Set())).toMatchObject({ after: '1.50', hits: 1 });
    expect(replaceFound('1.50', 'price', find, new Set()).problem).toMatch(/can’t be read as a price/);
  });
});
