import { expect, it } from 'vitest';
import { createFileFacts } from '../../../../../src/main/core/domain/transfer/file-facts.ts';
import { createRowReader } from '../../../../../src/main/core/domain/transfer/read-row.ts';
import type { TableRow } from '../../../../../src/shared/model/table-file.ts';
import type { ColumnTarget, ImportPlan } from '../../../../../src/shared/model/transfer.ts';
import { field } from '../../../../helpers/import.ts';

function read(
  columns: readonly ColumnTarget[],
  cells: TableRow['cells'],
  { notes, ...plan }: Partial<ImportPlan> & Pick<TableRow, 'notes'> = {},
) {
  const facts = createFileFacts();
  const whole: ImportPlan = {
    columns: [...columns],
    key: 'sku',
    mode: 'both',
    blank: 'keep',
    decimal: null,
    priceSigns: 'ask',
    unreadable: 'ask',
    belong: null,
    variants: null,
    images: 'first',
    spaces: 'keep',
    ...plan,
  };
  const reading = createRowReader(whole, facts)({ cells, members: [] }, notes);
  return { ...reading, told: facts.notes(), decimal: facts.decimal() };
}

it('every text comes in as it stands', () => {
  const hard = ['007', '1E5', '=1+1', ' spaces ', 'two\r\nlines', '4006381333931', '🫖'];
  expect(hard.map((text) => read([field('sku')], [text]).values.sku)).toEqual(hard);
});

it('a number of a sheet or of JSON has one reading, whatever the decimal sign of the texts', () => {
  for (const note of ['number', 'json'] as const) {
    const notes = [{ column: 0, note }];
    expect(read([field('price')], ['1.234'], { notes, decimal: ',' }).values.price).toBe('1.234');
  }
  expect(read([field('price')], ['1.234'], { decimal: ',' }).values.price).toBe('1234');
});

it('a number of a sheet or of JSON says nothing about the decimal sign of the texts', () => {
  for (const note of ['number', 'json'] as const)
    expect(read([field('price')], ['12.5'], { notes: [{ column: 0, note }] }).decimal).toBeNull();
  expect(read([field('price')], ['12.5']).decimal).toBe('.');
});

it('a JSON value goes into the custom data as it is, a text as a text', () => {
  const columns: ColumnTarget[] = [
    { to: 'custom-data', key: 'size' },
    { to: 'custom-data', key: 'code' },
  ];
  const notes = [{ column: 0, note: 'json' as const }];
  expect(read(columns, ['10.00', '10.00'], { notes }).members).toEqual([
    ['size', '10.00'],
    ['code', '"10.00"'],
  ]);
});

it('words of shops are read as ours and told', () => {
  const { values, told } = read([field('status'), field('billingType')], ['TRUE', 'Subscription']);
  expect(values).toEqual({ status: 'active', billingType: 'recurring' });
  expect(told).toEqual([
    '“TRUE” is read as status “active” (1 cell).',
    '“Subscription” is read as billing type “recurring” (1 cell).',
  ]);
  expect(read([field('status')], ['constructor']).troubles).toMatchObject([
    { trouble: { repair: 'unknown-word' } },
  ]);
});

it('numbers that a spreadsheet shortened are told, but not a SKU that only looks a little like one', () => {
  expect(read([field('sku')], ['1.23457E+12']).told).toEqual([
    expect.stringContaining('a spreadsheet shortened'),
  ]);
  expect(read([field('sku')], ['1E5']).told).toEqual([]);
});

it('what is said of a cell is told where the cell is used', () => {
  const notes = [
    { column: 0, note: 'date' as const },
    { column: 1, note: 'formula' as const },
  ];
  expect(read([field('name'), { to: 'ignore' }], ['2026-11-22', '5'], { notes }).told).toEqual([
    '1 cell holds a date: it is written as 2026-11-22.',
  ]);
});

it('of several images the first is taken, or all are kept', () => {
  const cell = 'https://a.example/1.jpg, https://a.example/2.jpg';
  expect(read([field('imageUrl')], [cell])).toMatchObject({
    values: { imageUrl: 'https://a.example/1.jpg' },
    members: [],
  });
  expect(read([field('imageUrl')], [cell], { images: 'custom-data' }).members).toEqual([
    ['images', '["https://a.example/1.jpg","https://a.example/2.jpg"]'],
  ]);
  expect(read([field('imageUrl')], [cell], { images: 'as-is' }).values.imageUrl).toBe(cell);
});

it('a text that its field can’t hold is a problem', () => {
  expect(read([field('name')], ['x'.repeat(10_001)]).troubles).toMatchObject([
    { trouble: { repair: 'too-long' } },
  ]);
  expect(read([field('customData')], ['{"a":']).troubles).toMatchObject([
    { trouble: { repair: 'custom-data' } },
  ]);
  expect(read([field('customData')], ['{"a":'], { unreadable: 'keep' }).values.customData).toBe('{"a":');
});

it.each([
  ['on request', 'price-unreadable'],
  ['9.999', 'price-two-readings'],
  ['12 €', 'price-with-sign'],
])('a price %s is kept where all are, and where that can’t be read is, only if it can’t', (text, repair) => {
  const readAs = (unreadable: 'ask' | 'keep' | 'keep-all') => read([field('price')], [text], { unreadable });
  expect(readAs('ask').troubles).toMatchObject([{ trouble: { repair } }]);
  expect(readAs('keep-all').values.price).toBe(text);
  expect(readAs('keep').values.price).toBe(repair === 'price-unreadable' ? text : undefined);
});
