import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTable, refusalOf, tableFile } from '../../helpers/tables.ts';
import { textRow, workbook, workbookParts, zip } from '../../helpers/workbooks.ts';

const file = (book: Parameters<typeof workbook>[0]) => tableFile('products.xlsx', workbook(book));
const HEADINGS = textRow('a', 'b');

describe('cells', () => {
  test('texts of every kind are read as they are', async () => {
    const { rows } = await readTable(
      file({
        strings:
          '<si><t>00123</t></si><si><r><t>bo</t></r><r><rPr/><t>ld</t></r><rPh><t>spoken</t></rPh></si>',
        rows: `${HEADINGS}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c></row>
          <row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve"> x_x000D_
&amp;&lt;&#x1F389;</t></is></c><c r="B4" t="b"><v>1</v></c></row>
          <x:row r="9"><x:c r="B9" t="str"><x:f>A1&amp;""</x:f><x:v>sum</x:v></x:c></x:row>`,
      }),
    );
    expect(rows).toEqual([
      { line: 3, cells: ['00123', 'bold'] },
      { line: 4, cells: [' x\r\n&<🎉', 'TRUE'] },
      { line: 9, cells: [null, 'sum'], notes: [{ column: 1, note: 'formula' }] },
    ]);
  });

  test('dates, padded numbers, errors and rounded numbers are said', async () => {
    const { rows } = await readTable(
      file({
        styles: `<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
          <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>`,
        rows: `${textRow('a', 'b', 'c', 'd', 'e')}<row><c s="1"><v>46348</v></c><c s="2"><v>42</v></c><c t="e"><v>#N/A</v></c>
          <c><v>12345678901234567</v></c><c s="0"><v>12.50</v></c></row>`,
      }),
    );
    expect(rows[0]?.cells).toEqual(['2026-11-22', '00042', null, '12345678901234567', '12.50']);
    expect(rows[0]?.notes?.map(({ note }) => note)).toEqual(['date', 'padded', 'error', 'rounded']);
  });

  test('a NUL character, and the quote of a guarded CSV that was saved as a workbook', async () => {
    const guarded = file({ rows: `${HEADINGS}${textRow("'=1", '_x0000_')}` });
    expect((await readTable(guarded)).rows[0]).toMatchObject({
      cells: ["'=1", '\0'],
      problem: { code: 'nul' },
    });
    const { look, rows } = await readTable(guarded, { guarded: true });
    expect(look.reading.guarded).toBe(true);
    expect(rows[0]).toMatchObject({ cells: ['=1', '\0'], notes: [{ column: 0, note: 'unguarded' }] });
  });

  test('cells below no heading are a problem of their row, unless they are empty', async () => {
    const { rows } = await readTable(
      file({ rows: HEADINGS + textRow('1', '2', '3') + textRow('1', '2', ' ') }),
    );
    expect(rows.map(({ problem }) => problem?.code)).toEqual(['too-many', undefined]);
  });
});

test('names of parts in other letters, and with other slashes, are found', async () => {
  const parts = workbookParts({ rows: HEADINGS + textRow('1', '2') }).map((part) => ({
    ...part,
    name: part.name.replaceAll('/', '\\').replace('sheet1', 'Sheet1'),
  }));
  const { rows } = await readTable(tableFile('products.xlsx', zip(parts)));
  expect(rows.map(({ cells }) => cells)).toEqual([['1', '2']]);
});

describe('sheets', () => {
  const rows = HEADINGS + textRow('1', '2');

  test('macros and links to other files are said, never followed', async () => {
    const more = [
      { name: 'xl/vbaProject.bin', content: 'macros' },
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
    ];
    const { look } = await readTable(file({ rows, more }));
    expect(look.warnings.map(({ code }) => code)).toEqual(['macros', 'external-links']);
  });

  test('a hidden one is read where there is no other, and said', async () => {
    const hidden =
      '<workbook><sheets><sheet name="Old &amp; gone" state="hidden" r:id="rId1"/></sheets></workbook>';
    const { look } = await readTable(file({ rows, workbook: hidden }));
    expect(look.warnings).toEqual([{ code: 'hidden-sheet', message: 'The sheet “Old & gone” is hidden.' }]);
  });

  test('one that is not there is refused', async () => {
    expect(await refusalOf(readTable(file({ rows }), { sheet: 'None' }))).toMatchObject({
      code: 'no-such-sheet',
    });
  });

  test('one without rows is passed over, and a workbook without any is empty', async () => {
    expect(await refusalOf(readTable(file({ rows: '' })))).toMatchObject({ code: 'empty' });
    expect(await refusalOf(readTable(file({ rows: HEADINGS })))).toMatchObject({ code: 'header-only' });
  });
});

test('what LibreOffice saves is read: a note sheet, a title, dates, zeros in front, formulas', async () => {
  const { look, rows } = await readTable({ path: join(import.meta.dirname, 'files/libreoffice.xlsx') });
  expect(look.sheets).toEqual(['Notes', 'Products']);
  expect(look.reading).toMatchObject({ sheet: 'Products', headingRow: 3 });
  expect(look.headings).toEqual(['SKU', 'Name', 'Price', 'EAN', 'Since', 'Code', 'Sum']);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['00123', 'Mug 🎉 <b>\nsecond line', '12.5', '4006381333931', '2026-11-22', '00042', '0.3'],
    ['1E5', '=1+1', '0.29', '12345678901234600', '2026-11-22', null, '#DIV/0!'],
  ]);
  expect(rows[1]?.notes).toContainEqual({ column: 3, note: 'rounded' });
});
