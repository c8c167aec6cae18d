import { expect, test } from 'vitest';
import { readFileValues } from '../../../src/renderer/features/bulk-edit/file-values.ts';

const read = (text: string, name = 'prices.csv') => readFileValues(new File([text], name));

test('the first two columns are read as SKU and value, without the headings', async () => {
  expect(await read('\uFEFFSKU,Price,Note\r\nA-1,"1,50",x\r\n\r\n B-2 ,\r\n')).toEqual({
    name: 'prices.csv',
    rows: [
      ['A-1', '1,50'],
      ['B-2', ''],
    ],
  });
});

test('a semicolon or a tab between the columns is found out, and a value may have lines', async () => {
  expect(await read('A;"one\ntwo"\nB;"say ""hi"""\n')).toMatchObject({
    rows: [
      ['A', 'one\ntwo'],
      ['B', 'say "hi"'],
    ],
  });
  expect(await read('A\tone, two\nB\tthree\n', 'x.tsv')).toMatchObject({
    rows: [
      ['A', 'one, two'],
      ['B', 'three'],
    ],
  });
});

test('rows without a SKU or without a value are left out, and a file of nothing else is said', async () => {
  expect(await read(',1\nonly\nA,2\n')).toMatchObject({ rows: [['A', '2']] });
  const nothing = { problem: 'This file has no rows with a SKU and a value.' };
  expect(await read('')).toEqual(nothing);
  expect(await read('sku,price\n')).toEqual(nothing);
});

test('a SKU that stands there twice and a file that is too big are refused', async () => {
  expect(await read('A,1\nB,2\n A ,3\n')).toEqual({
    problem: 'The SKU “A” stands in this file more than once. Leave one row for each.',
  });
  const rows = (count: number) => Array.from({ length: count }, (_, at) => `S${at},1`).join('\n');
  expect(await read(rows(80_000))).toMatchObject({ name: 'prices.csv' });
  for (const text of [rows(80_001), `A,${'x'.repeat(6_000_001)}`]) {
    expect(JSON.stringify(await read(text))).toContain('This file is too big for one action');
  }
});
