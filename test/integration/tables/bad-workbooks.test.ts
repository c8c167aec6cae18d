import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../../src/main/core/adapters/tables/xlsx/zip-directory.ts';
import { readEntryText } from '../../../src/main/core/adapters/tables/xlsx/zip-entry.ts';
import { expectPresent } from '../../../src/shared/assert.ts';
import { readTable, refusalOf, tableFile, WANTED } from '../../helpers/tables.ts';
import { type Part, textRow, workbookParts, zip } from '../../helpers/workbooks.ts';

const ROWS = textRow('sku', 'name') + textRow('1', 'Mug');
const SHEET = 'xl/worksheets/sheet1.xml';

async function refused(content: Uint8Array): Promise<string> {
  return (await refusalOf(readTable(tableFile('products.xlsx', content)))).code;
}

/** A workbook of which one part is another. */
function withPart(name: string, change: Partial<Part>): Uint8Array {
  return zip(
    workbookParts({ rows: ROWS }).map((part) => (part.name === name ? { ...part, ...change } : part)),
  );
}

test('the same workbook without anything wrong is read', async () => {
  const { rows } = await readTable(tableFile('products.xlsx', withPart(SHEET, {})));
  expect(rows.map(({ cells }) => cells)).toEqual([['1', 'Mug']]);
});

test.each([
  ['rows of one number', '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'],
  ['a row without a place in a sheet', '<row r="99999999999999999999"><c><v>1</v></c></row>'],
  ['a row whose number is none', '<row r="abc"><c><v>1</v></c></row>'],
  ['two cells in one place', '<row><c r="A9"><v>1</v></c><c r="A9"><v>2</v></c></row>'],
])('%s would be lost, so that the workbook is taken for damaged', async (_, more) => {
  const content = `<worksheet><sheetData>${ROWS}${more}</sheetData></worksheet>`;
  expect(await refused(withPart(SHEET, { content }))).toBe('damaged');
});

describe('bombs are not opened', () => {
  test('a sheet that unpacks to a thousand times its size', async () => {
    const packed = deflateRawSync(Buffer.alloc(100 * 1024 ** 2, ' '));
    expect(await refused(withPart(SHEET, { packed, unpacked: 1000 }))).toBe('bomb');
  });

  test('a part that is more than may be kept in memory', async () => {
    const archive = Buffer.from(zip([{ name: 'texts', content: 'x'.repeat(5000) }]));
    const read = (from: number, length: number) => Promise.resolve(archive.subarray(from, from + length));
    const bytes = { size: archive.length, mark: '', ending: '.xlsx', read };
    const entry = expectPresent((await readDirectory(bytes)).get('texts'), 'it was packed');
    const unpack = async (most: number): Promise<number> => {
      let length = 0;
      for await (const { text } of readEntryText(bytes, entry, most, WANTED)) length += text.length;
      return length;
    };
    expect(await unpack(5000)).toBe(5000);
    expect(await refusalOf(unpack(4999))).toMatchObject({ code: 'bomb' });
  });

  test('texts that take far more than their packed size, however little they say they are', async () => {
    const content = `<sst>${'<si><t></t></si>'.repeat(2_000_000)}</sst>`;
    expect(await refused(withPart('xl/sharedStrings.xml', { content }))).toBe('bomb');
  });

  test('parts that lie on top of each other', async () => {
    const parts = workbookParts({ rows: ROWS });
    const overlapping = Array.from({ length: 50 }, (_, at) => ({
      name: `xl/${at}`,
      content: '',
      overlaps: true,
    }));
    expect(await refused(zip([...parts, ...overlapping]))).toBe('bomb');
  });

  test('more parts than any workbook has', async () => {
    const many = Array.from({ length: 10_001 }, (_, at) => ({ name: `xl/${at}`, content: '' }));
    expect(await refused(zip([...workbookParts({ rows: ROWS }), ...many]))).toBe('bomb');
  });

  test('entities that grow', async () => {
    const content = `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData>${ROWS}</sheetData></worksheet>`;
    expect(await refused(withPart(SHEET, { content }))).toBe('damaged');
  });
});

describe('what is broken is said, and nothing of it stands for the file', () => {
  test.each(['../outside.xml', '/etc/passwd', 'C:\\outside.xml', 'xl\\..\\..\\outside.xml'])(
    'a part called %s',
    async (name) => {
      expect(await refused(zip([...workbookParts({ rows: ROWS }), { name, content: 'x' }]))).toBe('damaged');
    },
  );

  test.each([0.3, 0.6, 0.9, 0.99])('a file that was cut at %d of its length', async (share) => {
    const whole = withPart(SHEET, {});
    expect(await refused(whole.subarray(0, Math.floor(whole.length * share)))).toBe('damaged');
  });

  test('a sheet that stops in the middle', async () => {
    expect(await refused(withPart(SHEET, { content: `<worksheet><sheetData>${ROWS}<row><c>` }))).toBe(
      'damaged',
    );
  });

  test('packed bytes that are broken, and sizes that are not true', async () => {
    expect(await refused(withPart(SHEET, { packed: Buffer.from('no deflate at all') }))).toBe('damaged');
    expect(await refused(withPart(SHEET, { unpacked: 5 }))).toBe('damaged');
  });

  test('a missing sheet, and a text that is not there', async () => {
    const parts = workbookParts({ rows: ROWS });
    expect(await refused(zip(parts.filter(({ name }) => name !== SHEET)))).toBe('damaged');
    const rows = `${ROWS}<row><c t="s"><v>7</v></c></row>`;
    expect(await refused(zip(workbookParts({ rows })))).toBe('damaged');
  });
});

describe('what is no workbook of this kind', () => {
  test('a packed folder', async () => {
    expect(await refused(zip([{ name: 'products.csv', content: 'a,b\n1,2\n' }]))).toBe('not-a-table');
  });

  test('an ODS, and a text document', async () => {
    const ods = [
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: '<office/>' },
    ];
    expect(await refused(zip(ods))).toBe('unknown-format');
    const document = workbookParts({ rows: '' }).map((part) => ({
      ...part,
      content: String(part.content).replaceAll('workbook>', 'document>'),
    }));
    expect(await refused(zip(document))).toBe('not-a-table');
  });

  test('a sheet of far too many columns', async () => {
    const rows = `${ROWS}<row><c r="XFD3"><v>1</v></c></row>`;
    expect(await refused(zip(workbookParts({ rows })))).toBe('too-many-columns');
  });
});
