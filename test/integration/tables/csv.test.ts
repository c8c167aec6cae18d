import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCells, readTable, refusalOf, tableFile, tables, WANTED } from '../../helpers/tables.ts';
import { textRow, workbook } from '../../helpers/workbooks.ts';

const csv = (content: string | Uint8Array) => tableFile('products.csv', content);

describe('what is found out by looking', () => {
  test.each([
    [',', 'sku,name\n1,"Mug, large"\n2,Cup\n'],
    [';', 'sku;price\n1;12,50\n2;1.234,50\n'],
    ['\t', 'sku\tname, long\n1\tMug, large\n'],
    ['|', 'sku|name\n1|Mug\n'],
    [';', 'sep=;\r\nsku;name\r\n1;Mug\r\n'],
  ])('the delimiter %j', async (delimiter, text) => {
    const { look } = await readTable(csv(text));
    expect(look.reading.delimiter).toBe(delimiter);
    expect(look.headings[0]).toBe('sku');
  });

  test.each([
    ['utf-8', Buffer.from('name,note\nMüller 🎉,x\n')],
    ['utf-8', Buffer.from('\uFEFFname,note\nMüller 🎉,x\n')],
    ['utf-16le', Buffer.from('\uFEFFname,note\nMüller 🎉,x\n', 'utf16le')],
    ['utf-16le', Buffer.from('name,note\nMüller 🎉,x\n', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFname,note\nMüller 🎉,x\n', 'utf16le').swap16()],
  ])('the encoding %s', async (encoding, content) => {
    const { look, rows } = await readTable(csv(content));
    expect(look.reading.encoding).toBe(encoding);
    expect(look.headings).toEqual(['name', 'note']);
    expect(rows.map(({ cells }) => cells)).toEqual([['Müller 🎉', 'x']]);
  });

  test('what is no UTF-8 is taken for Windows-1252, and can be read otherwise', async () => {
    const file = csv(Buffer.from('name\nM\xfcller \x80\n', 'latin1'));
    const { look, rows } = await readTable(file);
    expect(look.reading.encoding).toBe('windows-1252');
    expect(look.warnings.map(({ code }) => code)).toEqual(['guessed-encoding']);
    expect(rows[0]?.cells).toEqual(['Müller €']);
    expect(await refusalOf(readTable(file, { encoding: 'utf-8' }))).toMatchObject({ code: 'wrong-encoding' });
  });

  test.each([
    ['windows-1250', [0x9a], 'š'],
    ['windows-1251', [0xcf], 'П'],
    ['shift_jis', [0x83, 0x65], 'テ'],
    ['gb18030', [0xc4, 0xe3], '你'],
  ] as const)('%s, where it is chosen', async (encoding, bytes, letter) => {
    const content = Buffer.concat([Buffer.from('name,note\n'), Buffer.from(bytes), Buffer.from(',x\n')]);
    const { look, rows } = await readTable(csv(content), { encoding });
    expect(look.warnings).toEqual([]);
    expect(rows[0]?.cells).toEqual([letter, 'x']);
  });

  test('a title and empty lines above the headings are passed over', async () => {
    const { look, rows } = await readTable(csv('Our products,,\n\n,,\nsku,name,price\n1,Mug,2\n'));
    expect(look.reading.headingRow).toBe(4);
    expect(look.headings).toEqual(['sku', 'name', 'price']);
    expect(rows).toEqual([{ line: 5, cells: ['1', 'Mug', '2'] }]);
  });

  test('the sample has the first twenty rows', async () => {
    const { look, rows } = await readTable(
      csv(`n\n${Array.from({ length: 50 }, (_, at) => at).join('\n')}\n`),
    );
    expect(look.sample).toEqual(rows.slice(0, 20));
    expect(rows).toHaveLength(50);
  });

  test('headings that repeat or are missing are said', async () => {
    const { look } = await readTable(csv('a,,a,b\n1,2,3,4\n'));
    expect(look.warnings.map(({ code }) => code)).toEqual(['repeated-headings', 'empty-headings']);
  });

  test('characters that were lost before are said with their line', async () => {
    const { look } = await readTable(csv('sku,name\n1,Mug\n2,M�ller\n'));
    expect(look.warnings).toMatchObject([{ code: 'odd-characters' }]);
    expect(look.warnings[0]?.message).toContain('Line 3');
  });
});

describe('what is said is taken as said', () => {
  test('another delimiter, and no headings', async () => {
    const { look, rows } = await readTable(csv('1;2,3\n4;5,6\n'), { delimiter: ',', headingRow: null });
    expect(look.headings).toEqual(['Column 1', 'Column 2']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1;2', '3'],
      ['4;5', '6'],
    ]);
  });

  test('a heading row in which nothing stands is refused', async () => {
    const { code } = await refusalOf(readTable(csv('a,b\n1,2\n'), { headingRow: 7 }));
    expect(code).toBe('no-headings');
  });
});

describe('rows', () => {
  test('nothing in a cell is coerced', async () => {
    const cells = ['00123', '4006381333931', '1E5', '2026-11-22', '12,50', ' padded ', 'TRUE', '🎉', 'null'];
    expect(await readCells(csv(`${cells.map((_, at) => `c${at}`).join(';')}\n${cells.join(';')}\n`))).toEqual(
      [cells],
    );
  });

  test('rows that do not fit below the headings say so', async () => {
    const { rows } = await readTable(csv('a,b\n1\n1,2,3\n1,2,,\n"x"y,2\n'));
    expect(rows.map(({ line, cells, problem }) => [line, cells, problem?.code])).toEqual([
      [2, ['1'], 'too-few'],
      [3, ['1', '2', '3'], 'too-many'],
      [4, ['1', '2'], undefined],
      [5, ['xy', '2'], 'stray-quote'],
    ]);
  });

  test('a NUL character is a problem of its row alone', async () => {
    const { rows } = await readTable(csv(`sku,name\n${'1,Mug\n'.repeat(50)}2,C\0up\n3,Jar\n`));
    expect(rows.filter(({ problem }) => problem?.code === 'nul').map(({ line }) => line)).toEqual([52]);
  });

  test('the quote in front of a formula is taken off, with a note, unless it is to stay', async () => {
    const file = csv("name,note\n'=1+1,'quoted'\n");
    expect((await readTable(file)).rows).toEqual([
      { line: 2, cells: ['=1+1', "'quoted'"], notes: [{ column: 0, note: 'unguarded' }] },
    ]);
    expect(await readCells(file, { guarded: false })).toEqual([["'=1+1", "'quoted'"]]);
  });

  test('rows may be very short, and very many', async () => {
    expect(await readCells(csv(`n\n${'1\n'.repeat(200_000)}`))).toHaveLength(200_000);
  });

  test('a file that has changed since it was looked at is refused', async () => {
    const file = csv('a\n1\n');
    const { reading, mark } = await tables.look(file, {}, WANTED);
    appendFileSync(file.path, '2\n');
    const read = async () => {
      for await (const { rows } of tables.rows(file, reading, mark, WANTED)) void rows;
    };
    expect(await refusalOf(read())).toMatchObject({ code: 'changed' });
  });

  test('reading ends early where it is called off', async () => {
    const file = csv(`a,b\n${'1,some longer text that fills the chunks\n'.repeat(50_000)}`);
    const { reading, mark } = await tables.look(file, {}, WANTED);
    let count = 0;
    const callOff = { isOff: () => count > 0, whenOff: () => undefined };
    for await (const { rows } of tables.rows(file, reading, mark, callOff)) count += rows.length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(20_000);
  });

  test('a look that is called off finds nothing', async () => {
    const off = { isOff: () => true, whenOff: () => undefined };
    for (const name of ['a.csv', 'a.json', 'a.xlsx']) {
      const content = name === 'a.xlsx' ? workbook({ rows: textRow('a') + textRow('1') }) : '[{"a":\n"1"}]';
      const look = tables.look(tableFile(name, content), {}, off);
      expect(await refusalOf(look)).toMatchObject({ code: 'called-off' });
    }
  });
});

test('pasted text is read as a file is', async () => {
  const { look, rows } = await readTable({ text: 'sku\tname\n1\tMug 🎉\n' });
  expect(look.reading).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: '\t' });
  expect(rows).toEqual([{ line: 2, cells: ['1', 'Mug 🎉'] }]);
});

test('what LibreOffice saves as UTF-16 with tabs is read', async () => {
  const path = join(import.meta.dirname, 'files/libreoffice-utf16.csv');
  const { look, rows } = await readTable({ path });
  expect(look.reading).toMatchObject({ encoding: 'utf-16le', delimiter: '\t', headingRow: 1 });
  expect(rows).toEqual([
    { line: 2, cells: ['123', 'Mug; large', '12,50', 'say "hi"\ntwice'] },
    { line: 4, cells: ['100000', 'ünï 🎉', '0,29', '2'] },
  ]);
});
