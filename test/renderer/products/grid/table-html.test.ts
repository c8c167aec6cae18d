import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInert } from '../../../../src/renderer/bridge/inert-html.ts';
import {
  readHtmlTable,
  readOurFields,
  writeHtml,
} from '../../../../src/renderer/features/products/grid/table-html.ts';

// What HTML has no way to write: NUL, and halves of characters.
const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0'));
const value = fc.oneof(
  text,
  fc.string({ unit: fc.constantFrom('<', '&', '"', '\n', '\r', '\t', ' ', 'b') }),
  fc.constant(null),
);
const table = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
  );

describe('a table as HTML', () => {
  test('of our own comes back exactly, and what is not set stays not set', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const page = parseInert(writeHtml({ table: cells, fields: ['name', null] }));
        expect(readHtmlTable(page)).toEqual(cells);
        expect(readOurFields(page)).toEqual(['name', null]);
      }),
    );
  });

  test('of Google Sheets has line ends where it shows them, and no others', () => {
    const page = parseInert(
      `<google-sheets-html-origin><table xmlns="x"><tbody><tr><td>Mug<br>in two  lines</td><td>
        <span>007</span></td></tr><tr><td colspan="2">wide&nbsp;cell</td></tr></tbody></table>`,
    );
    expect(readHtmlTable(page)).toEqual([
      ['Mug\nin two lines', '007'],
      ['wide cell', ''],
    ]);
    expect(readOurFields(page)).toBeNull();
  });

  test('with cells merged downwards has every other cell in its own column', () => {
    const page = parseInert(
      `<google-sheets-html-origin><table><tr><td rowspan="2">Mug</td><td>A</td><td rowspan="3">9</td></tr>
        <tr><td>B</td></tr><tr><td colspan="2">Lid</td></tr><tr><td>Cup</td><td>C</td><td>5</td></tr></table>`,
    );
    expect(readHtmlTable(page)).toEqual([
      ['Mug', 'A', '9'],
      ['', 'B', ''],
      ['Lid', '', ''],
      ['Cup', 'C', '5'],
    ]);
  });

  test('is none where there is none', () => {
    expect(readHtmlTable(parseInert('<p>Only words</p>'))).toBeNull();
  });
});
