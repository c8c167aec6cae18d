import { expect, it } from 'vitest';
import { readFileTable } from '../../../../../src/main/core/domain/images/table-rows.ts';

it.for([
  ['a comma', 'file,sku\nA.png,1\n'],
  ['a semicolon', 'file;sku\r\nA.png;1\r\n'],
  ['a tab, as a spreadsheet copies it', 'file\tsku\nA.png\t1'],
  ['quotes, a byte order mark and a third column', '\uFEFF"file","sku","note"\n"A.png","1","x, y"'],
] as const)('a table with %s is read', ([, text]) => {
  expect(readFileTable(text).get('a png')).toEqual(['1']);
});

it('a cell may have the mark and quotes in it', () => {
  expect(readFileTable('"a, ""b"".png",7\n').get('a, "b" png')).toBeUndefined();
  expect([...readFileTable('"a, (b).png",7\n')]).toEqual([['a, (b) png', ['7']]]);
});

it('a file that stands there twice has both SKUs, and rows without one are passed over', () => {
  const table = readFileTable('a.png,1\nA.PNG,2\na.png,1\nb.png,\n,3\n\nc.png');
  expect([...table]).toEqual([['a png', ['1', '2']]]);
});
