import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  convertCell,
  type Row,
  readRows,
  rowProblem,
  writeRows,
} from '../../../src/renderer/features/form/custom-data-text.ts';

function rowsOf(text: string): readonly Row[] {
  const reading = readRows(text);
  if (reading.kind !== 'table') throw new Error(reading.why);
  return reading.rows;
}

test('no text, blank text and null are an empty table', () => {
  for (const text of [null, '', '  ', 'null']) expect(readRows(text)).toEqual({ kind: 'table', rows: [] });
});

test('numbers keep every digit on their way through the table', () => {
  const text = '{"a": 1.0, "b": 12345678901234567890, "c": 1e5}';
  expect(rowsOf(text).map(({ value }) => value.raw)).toEqual(['1.0', '12345678901234567890', '1e5']);
  expect(writeRows(rowsOf(text))).toBe('{\n  "a": 1.0,\n  "b": 12345678901234567890,\n  "c": 1e5\n}');
});

test('a key that stands there twice stays there twice and is named as a problem', () => {
  const rows = rowsOf('{"a": 1, "a": 2}');
  expect(rows).toHaveLength(2);
  expect(rows.map((row) => rowProblem(rows, row))).toEqual([
    null,
    expect.stringContaining('stands here already'),
  ]);
  expect(rowsOf(writeRows(rows) ?? '')).toEqual(rows);
});

test.each([
  ['{"sizes": [1, 2]}', '“sizes” holds a list'],
  ['{"a": 1, "box": {"w": 2}}', '“box” holds more keys'],
  ['{"": ""}', 'One key is empty'],
  ['[1]', 'not an object'],
  ['{"a": 1', 'can’t be read'],
  ['{"a": 1} x', 'can’t be read'],
  ["{'a': 1}", 'can’t be read'],
  ['{"a": 01}', 'can’t be read'],
])('%s is edited as JSON, and the form says why', (text, why) => {
  const reading = readRows(text);
  expect(reading).toMatchObject({ kind: 'not-flat', why: expect.stringContaining(why) as unknown });
});

test('every flat object survives the way through the table with its meaning', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const keys = fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__' && key !== '');
  fc.assert(
    fc.property(fc.dictionary(keys, value, { minKeys: 1 }), (object) => {
      const rows = rowsOf(JSON.stringify(object));
      expect(JSON.parse(writeRows(rows) ?? '')).toEqual(JSON.parse(JSON.stringify(object)));
    }),
  );
});

test('what is no JSON never becomes rows', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const hasRows = (text: string) => {
    const reading = readRows(text);
    return reading.kind === 'table' && reading.rows.length > 0;
  };
  const almost = fc
    .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 }))
    .map(([json, at, noise]) => `{"a":${json.slice(0, at % (json.length + 1))}${noise}}`);
  fc.assert(fc.property(fc.oneof(fc.string(), almost), (text) => !hasRows(text) || isJson(text)));
});

test('rows that nobody filled in are left out, and without rows there is no custom data', () => {
  const blank: Row = { key: '', value: { kind: 'text', raw: '' } };
  expect(writeRows([blank])).toBeNull();
  expect(writeRows([blank, { key: 'a', value: { kind: 'text', raw: '' } }])).toBe('{\n  "a": ""\n}');
});

test('a value changes its kind as near as that kind allows', () => {
  const text = { kind: 'text', raw: '12.50' } as const;
  expect(convertCell(text, 'number')).toEqual({ kind: 'number', raw: '12.50' });
  expect(convertCell({ kind: 'text', raw: 'about 3' }, 'number')).toEqual({ kind: 'number', raw: '0' });
  expect(convertCell({ kind: 'text', raw: 'Yes' }, 'yes-no')).toEqual({ kind: 'yes-no', raw: 'true' });
  expect(convertCell({ kind: 'nothing', raw: 'null' }, 'text')).toEqual({ kind: 'text', raw: '' });
});

test('a number that is no number yet is kept and named', () => {
  const row: Row = { key: 'a', value: { kind: 'number', raw: '1.' } };
  expect(rowProblem([row], row)).toContain('Not a number');
  expect(writeRows([row])).toContain('1.');
});
