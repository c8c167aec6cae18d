import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { addProduct, applyBulk, editProduct, listNames, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

async function openWith(
  ...products: readonly (readonly [name: string, sku: string | null])[]
): Promise<InProcess> {
  const core = await openTestCatalog();
  for (const [name, sku] of products) await addProduct(core, { name, sku });
  return core;
}

const find = (core: InProcess, search: string) => listNames(core, { search });

describe('the search', () => {
  it('finds words by their beginning, from the first letter', async () => {
    const core = await openWith(['Enamel Mug', 'M-1'], ['Milk jug', null], ['Dripper', 'X']);
    expect(await find(core, 'm')).toEqual(['Enamel Mug', 'Milk jug']);
    expect(await find(core, 'mu')).toEqual(['Enamel Mug']);
    expect(await find(core, 'ug')).toEqual([]);
  });

  it('finds any part of a word from three characters', async () => {
    const core = await openWith(['Enamel Mug', 'LH-MUG-01'], ['Dripper', '007-4312']);
    expect(await find(core, 'ame')).toEqual(['Enamel Mug']);
    expect(await find(core, '431')).toEqual(['Dripper']);
    expect(await find(core, 'UG-0')).toEqual(['Enamel Mug']);
  });

  it('wants every word, in name or SKU, in any order', async () => {
    const core = await openWith(['Enamel Mug blue', 'A1'], ['Enamel Mug red', 'B2'], ['Mug', 'A1']);
    expect(await find(core, 'mug ena')).toEqual(['Enamel Mug blue', 'Enamel Mug red']);
    expect(await find(core, 'a1 enam')).toEqual(['Enamel Mug blue']);
  });

  it('does not mind case or accents', async () => {
    const core = await openWith(['Café Crème', null], ['ÄPFEL', null]);
    expect(await find(core, 'cafe CREME')).toEqual(['Café Crème']);
    expect(await find(core, 'äpf')).toEqual(['ÄPFEL']);
  });

  it('takes words with signs as they are', async () => {
    const core = await openWith(['A-12 & co', 'x/y'], ['A 12', 'x'], ['AND OR NOT', '"q"']);
    expect(await find(core, 'a-12')).toEqual(['A-12 & co', 'A 12']);
    expect(await find(core, '&')).toEqual(['A-12 & co']);
    expect(await find(core, 'x/y')).toEqual(['A-12 & co']);
    expect(await find(core, 'NOT OR')).toEqual(['AND OR NOT']);
    expect(await find(core, '"q"')).toEqual(['AND OR NOT']);
  });

  it('stays inside the view', async () => {
    const core = await openWith(['Mug', '1'], ['Mug', '2']);
    await core.call('products.trash', { scope: { kind: 'ids', ids: [1] } });
    expect(await listNames(core, { view: 'trash', search: 'mug' })).toEqual(['Mug']);
    expect(await find(core, 'mug')).toHaveLength(1);
  });

  it('follows edits, bulk edits and undo', async () => {
    const core = await openWith(['Mug', '1']);
    await editProduct(core, 1, { name: 'Cup' });
    await applyBulk(core, [1], { kind: 'set', field: 'description', text: 'Mug' });
    expect(await find(core, 'mug')).toEqual([]);
    expect(await find(core, 'cup')).toEqual(['Cup']);
    for (let step = 0; step < 2; step += 1) await core.call('changes.undo', { onLaterEdits: 'ask' });
    expect(await find(core, 'mug')).toEqual(['Mug']);
    expect(core.reader.findDamage()).toEqual([]);
  });

  it('never fails, whatever is typed', async () => {
    const core = await openWith(['Mug', '1'], ['', null]);
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          "'",
          '*',
          '^',
          '(',
          ')',
          '-',
          ':',
          '+',
          '{',
          '}',
          '\\',
          '%',
          '_',
          '\0',
          'a',
          ' ',
        ),
        maxLength: 30,
      }),
      fc
        .array(fc.constantFrom('AND', 'OR', 'NOT', 'NEAR(', 'name:', 'x', '"'), { maxLength: 20 })
        .map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (search) => {
        const result = await core.dispatch('products.list', { ...EVERY_PRODUCT, search });
        expect(result).toMatchObject({ ok: true });
      }),
      { numRuns: 500 },
    );
    expect(
      await find(core, Array.from({ length: 166 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(' ')),
    ).toEqual([]);
  });
});
