import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCsvScanner } from '../../../../../src/main/core/adapters/tables/csv-scanner.ts';

function scan(pieces: readonly string[], delimiter = ','): readonly (readonly string[])[] {
  const scanner = createCsvScanner(delimiter);
  return [...pieces.flatMap((piece) => scanner.feed(piece)), ...scanner.end()].map(({ cells }) => cells);
}

function lines(text: string): readonly number[] {
  const scanner = createCsvScanner(',');
  return [...scanner.feed(text), ...scanner.end()].map(({ line }) => line);
}

const TEXT = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', 'a', 'b', '\t', ';') });

test('every kind of line end may stand in one file', () => {
  expect(scan(['a,b\r\n1,2\n3,4\r5,6'])).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ]);
});

test('line ends, delimiters and doubled quotes survive within quotes', () => {
  expect(scan(['"a\r\nb","c,d","say ""hi""",""\n'])).toEqual([['a\r\nb', 'c,d', 'say "hi"', '']]);
});

test('blanks around a quoted cell are padding, and those of any other cell are kept', () => {
  expect(scan(['"a,b"   , "c"\t, d ,"e" \n'])).toEqual([['a,b', 'c', ' d ', 'e']]);
});

test('a quote in the middle of a cell is a part of it', () => {
  expect(scan(['5" pipe,6"\n'])).toEqual([['5" pipe', '6"']]);
});

test('text after a closing quote is noticed', () => {
  const scanner = createCsvScanner(',');
  expect(scanner.feed('"a"b,c\n"d",e\n')).toEqual([
    { line: 1, cells: ['ab', 'c'], hasStray: true },
    { line: 2, cells: ['d', 'e'], hasStray: false },
  ]);
});

test('each row knows the line that it begins at', () => {
  expect(lines('a\n"b\nb\r\nb\rb"\r\n\r\nc\rd')).toEqual([1, 2, 6, 7, 8]);
});

test('a text reads the same whatever pieces it comes in', () => {
  fc.assert(
    fc.property(
      TEXT,
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      (text, first, second) => {
        const read = (pieces: readonly string[]): unknown => {
          try {
            return scan(pieces);
          } catch (error) {
            return String(error);
          }
        };
        const [from, to] = [Math.min(first, second), Math.max(first, second)];
        expect(read([text.slice(0, from), text.slice(from, to), text.slice(to)])).toEqual(read([text]));
      },
    ),
  );
});
