import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable, refusalOf, tables, WANTED } from '../../helpers/tables.ts';

const saved = (name: string) => ({ path: join(import.meta.dirname, 'files', name) });

const HEADINGS = ['SKU', 'Name', 'Price', 'EAN', 'Description'];
const CELLS = [
  ['00123', 'Mug, large; blue', '12.5', '4006381333931', 'say "hi"\ntwice'],
  ['1E5', 'Schüssel', '0.29', '', '=1+1'],
];

describe('one sheet of LibreOffice', () => {
  it.each([
    ['libreoffice-comma.csv', { delimiter: ',', encoding: 'utf-8' }],
    ['libreoffice-semicolon.csv', { delimiter: ';', encoding: 'windows-1252' }],
  ])('is read as it is saved in %s: every cell as it stands', async (name, reading) => {
    const { look, rows } = await readTable(saved(name));
    expect(look.reading).toMatchObject({ ...reading, headingRow: 1 });
    expect(look.headings).toEqual(HEADINGS);
    expect(rows.map(({ cells }) => cells)).toEqual(CELLS);
  });

  it.each([
    ['libreoffice.ods', 'This is an ODS workbook. Save it as .xlsx first.'],
    ['libreoffice.xls', 'This is an old workbook (.xls). Save it as .xlsx first.'],
    ['libreoffice.fods', 'This is XML. Save the table in it as CSV or XLSX first.'],
  ])('is refused with what to do where it is saved in %s', async (name, sentence) => {
    const refusal = await refusalOf(tables.look(saved(name), {}, WANTED));
    expect(refusal).toMatchObject({ code: 'unknown-format', message: sentence });
  });
});
