import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, type ExportCell, type ExportFormat } from '../../../src/shared/model/table-file.ts';
import { readCells, readTable, refusalOf, tables } from '../../helpers/tables.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { unpackPart } from '../../helpers/workbooks.ts';

const HEADINGS = ['sku', 'name', '=note', 'customData'];
const TEXTS = [
  ['00123', '4006381333931', '1E5', '2026-11-22', '12,50', 'TRUE', 'null', ' padded ', '🎉 ünï'],
  ['=1+1', "'=1+1", "''=1+1", '-5', "'-5", '@x', '\t=1', '+1 234', '＝1', '"', "'"],
  [
    'a\r\nb',
    'a\rb',
    'a\nb',
    'a,b;c\td',
    'say "hi"',
    '_x000D_',
    '_x005F_x000D_',
    '<b>&amp;</b>',
    'a\uFFFEb\uFFFF',
  ],
].flat();
const ROWS: readonly (readonly ExportCell[])[] = TEXTS.map((text, at) => [
  `sku ${at}`,
  text,
  text,
  { json: '{"a":1.50,"b":"=x"}' },
]);

function target(format: ExportFormat): string {
  return join(temporaryFolder(), `products.${format}`);
}

async function write(
  path: string,
  format: ExportFormat,
  rows: readonly (readonly ExportCell[])[],
  guard = true,
): ReturnType<typeof tables.write> {
  return await tables.write(path, { format, headings: HEADINGS, guard }, [rows]);
}

function textsOf(rows: readonly (readonly ExportCell[])[]): readonly (readonly (string | null)[])[] {
  return rows.map((cells) =>
    cells.map((cell) => (cell === null || typeof cell === 'string' ? cell : cell.json)),
  );
}

describe.each(EXPORT_FORMATS)('%s', (format) => {
  test.each([true, false])('what is written is read again as it was, guarded: %s', async (guard) => {
    const path = target(format);
    expect(await write(path, format, ROWS, guard)).toMatchObject({ rows: ROWS.length });
    const isText = format === 'csv' || format === 'tsv';
    const { look, rows } = await readTable({ path }, isText ? { guarded: guard } : {});
    expect(look.headings).toEqual(HEADINGS);
    expect(look.warnings).toEqual([]);
    expect(rows.map(({ cells }) => cells)).toEqual(textsOf(ROWS));
    expect(rows.filter(({ problem }) => problem !== undefined)).toEqual([]);
  });

  test('any text at all comes back', async () => {
    const path = target(format);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), async (texts) => {
        const sound = texts.filter((text) => !text.includes('\0'));
        const rows = sound.map((text, at) => [`sku ${at}`, text, 'x', 'y']);
        fc.pre(rows.length > 0);
        await write(path, format, rows);
        expect(await readCells({ path })).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  test('under the name stands the old file until the new one is whole', async () => {
    const path = target(format);
    writeFileSync(path, 'old');
    const failing = function* (): Generator<readonly (readonly ExportCell[])[]> {
      yield ROWS;
      throw new Error('The catalog can not be read.');
    };
    const work = tables.write(path, { format, headings: HEADINGS, guard: true }, failing());
    await expect(work).rejects.toThrow('The catalog can not be read.');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(dirname(path))).toEqual([`products.${format}`]);
  });
});

test('a guarded file has no formula in it, and how many were guarded is counted', async () => {
  const path = target('csv');
  const done = await write(path, 'csv', ROWS);
  const cells = await readCells({ path }, { guarded: false, headingRow: null });
  const risky = cells.flat().filter((cell) => /^[\s"]*[=+@＝]/.test(cell ?? ''));
  expect(risky).toEqual([]);
  expect(done.guarded).toBeGreaterThan(10);
  expect((await write(path, 'csv', ROWS, false)).guarded).toBe(0);
});

test('JSON that is written for a cell is JSON, and text where it is not', async () => {
  const path = target('json');
  await write(path, 'json', [
    ['1', null, '', { json: '{"a":\r\n 1.50}' }],
    ['2', null, '', { json: '{"a":' }],
  ]);
  const text = readFileSync(path, 'utf8');
  expect(JSON.parse(text)).toEqual([
    { sku: '1', name: null, '=note': '', customData: { a: 1.5 } },
    { sku: '2', name: null, '=note': '', customData: '{"a":' },
  ]);
  expect(text).toContain('1.50');
});

test('an empty export is a file with headings, or an empty list', async () => {
  const csv = target('csv');
  await write(csv, 'csv', []);
  expect(await refusalOf(readTable({ path: csv }))).toMatchObject({ code: 'header-only' });
  const json = target('json');
  await write(json, 'json', []);
  expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual([]);
});

test('a workbook has no character in it that XML does not have', async () => {
  const path = target('xlsx');
  const all = String.fromCharCode(...Array.from({ length: 32 }, (_, at) => at), 0x7f, 0xfffe, 0xffff);
  await write(path, 'xlsx', [['1', all, '', '']]);
  const bytes = readFileSync(path);
  const sheet = unpackPart(bytes, 'xl/worksheets/sheet1.xml');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(sheet).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const { rows } = await readTable({ path });
  expect(rows[0]?.cells[1]).toBe(all);
});

describe('what can not be written is said', () => {
  test('a text that no workbook can hold', async () => {
    const path = target('xlsx');
    const { code, message } = await refusalOf(write(path, 'xlsx', [['1', 'x'.repeat(40_000), '', '']]));
    expect(code).toBe('too-long');
    expect(message).toContain('row 2');
  });

  test('a folder that is not there, and a name that a folder has', async () => {
    const folder = temporaryFolder();
    const missing = write(join(folder, 'none', 'a.csv'), 'csv', ROWS);
    expect(await refusalOf(missing)).toMatchObject({ code: 'cannot-write' });
    expect(await refusalOf(write(folder, 'csv', ROWS))).toMatchObject({ code: 'cannot-write' });
  });
});
