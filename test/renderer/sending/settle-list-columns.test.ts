import { describe, expect, test } from 'vitest';
import {
  canTell,
  describeIds,
  guessColumns,
  isLine,
  sampleOf,
  toRecords,
} from '../../../src/renderer/features/sending/settle-list-columns.ts';
import type { ListTable } from '../../../src/renderer/features/sending/settle-list-reading.ts';

const UUID = '5c0a7a52-6a35-4a6b-9d0e-9d1c6f0f5e11';

function table(headings: readonly string[] | null, ...rows: (readonly string[])[]): ListTable {
  const width = rows[0]?.length ?? 0;
  const made = Array.from({ length: width }, (_, at) => `Column ${at + 1}`);
  return { headings: headings ?? made, hasHeadings: headings !== null, rows };
}

describe('columns are known', () => {
  test.each([
    [['id', 'name', 'custom_data.client_ref'], { id: 0, name: 1, reference: 2, sku: null }],
    [['UUID', 'Title', 'SKU'], { id: 0, name: 1, reference: null, sku: 2 }],
    [['Product name', 'Product ID', 'customData.clientRef'], { id: 1, name: 0, reference: 2, sku: null }],
    [['product.uuid', 'product.name', 'category.name'], { id: 0, name: 1, reference: null, sku: null }],
    [['name', 'price'], { id: null, name: 0, reference: null, sku: null }],
  ])('by their headings: %j', (headings, columns) => {
    expect(guessColumns(table(headings, headings))).toEqual(columns);
  });

  test('by what stands in them, where there are no headings', () => {
    expect(guessColumns(table(null, ['12.50', UUID, 'Enamel mug'], ['9', UUID, 'Bowl, big']))).toEqual({
      id: 1,
      name: 2,
      reference: null,
      sku: null,
    });
  });

  test('in a bare list: it has names or SKUs, unless all look like ids', () => {
    expect(guessColumns(table(null, ['MUG-01'], ['Bowl big']))).toMatchObject({ id: null, name: 0, sku: 0 });
    const ids = guessColumns(table(null, ['pro_8f3a'], ['pro_77b1']));
    expect(ids).toMatchObject({ id: 0, name: null, sku: null });
    expect(canTell(ids)).toBe(false);
  });
});

describe('records', () => {
  const columns = { id: 0, name: 1, sku: 2, reference: 3 };

  test('keep their texts, and a line without an id is one all the same', () => {
    const rows = [
      [' pro_1 ', ' Mug ', '007', '{"client_ref":"ref-1","a":1}'],
      ['', 'Bowl', '', 'ref-2'],
      ['x'.repeat(501), 'Cup', '', '{"broken'],
      ['pro_4'],
    ];
    const records = [...toRecords(table(null, ...rows), columns)];
    expect(records).toEqual([
      { id: 'pro_1', name: 'Mug', sku: '007', reference: 'ref-1' },
      { id: '(line 2)', name: 'Bowl', sku: null, reference: 'ref-2' },
      { id: '(line 3)', name: 'Cup', sku: null, reference: null },
      { id: 'pro_4', name: null, sku: null, reference: null },
    ]);
    expect(records.map(({ id }) => isLine(id))).toEqual([false, true, true, false]);
  });

  test('are told apart by name and SKU, and a column by its first value', () => {
    const list = table(null, ['pro_1', '', ''], ['pro_2', 'Mug', '007'], ['pro_3', 'Bowl', '']);
    expect(describeIds(list, columns, new Set(['pro_2', 'pro_3']))).toEqual(
      new Map([
        ['pro_2', 'Mug · 007'],
        ['pro_3', 'Bowl'],
      ]),
    );
    expect(sampleOf(list, 1)).toBe('Mug');
    expect(sampleOf(list, null)).toBe('');
  });
});
