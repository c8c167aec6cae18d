import { describe, expect, test } from 'vitest';
import { readListTable } from '../../../src/renderer/features/sending/settle-list-table.ts';
import { MOST_BYTES, readFileText } from '../../../src/renderer/features/sending/settle-list-text.ts';

async function read(text: string) {
  const reading = await readListTable(text);
  if (reading.kind === 'problem') throw new Error(reading.message);
  return reading.table;
}

async function refuse(text: string): Promise<string> {
  const reading = await readListTable(text);
  return reading.kind === 'problem' ? reading.message : 'it was read';
}

describe('a pasted list', () => {
  test('with commas, tabs or semicolons has its cells', async () => {
    for (const mark of [',', '\t', ';']) {
      const table = await read(['id', 'name\npro_1', 'Mug\npro_2', 'Bowl'].join(mark));
      expect(table).toEqual({
        headings: ['id', 'name'],
        hasHeadings: true,
        rows: [
          ['pro_1', 'Mug'],
          ['pro_2', 'Bowl'],
        ],
      });
    }
  });

  test('keeps quotes, separators and line breaks inside a cell', async () => {
    const table = await read('\uFEFFid;name\r\npro_1;"Mug; ""big""\r\nand blue"\r\n');
    expect(table.headings).toEqual(['id', 'name']);
    expect(table.rows).toEqual([['pro_1', 'Mug; "big"\r\nand blue']]);
  });

  test('takes a mark for inches as what it is', async () => {
    const table = await read('id\tname\npro_1\t"Deluxe" mug\npro_2\t12" ruler\n');
    expect(table.rows).toEqual([
      ['pro_1', '"Deluxe" mug'],
      ['pro_2', '12" ruler'],
    ]);
  });

  test('whose quotation mark swallows lines is refused, for products would seem to be missing', async () => {
    expect(await refuse('id,name\npro_1,"Mug, big\npro_2,Bowl\n')).toMatch(
      /^A quotation mark near line \d+ is never closed/,
    );
  });

  test('without headings keeps its first line as a product', async () => {
    const table = await read('pro_1,Mug\npro_2,Bowl');
    expect(table).toMatchObject({ headings: ['Column 1', 'Column 2'], hasHeadings: false });
    expect(table.rows).toHaveLength(2);
  });

  test('of one value a line is one column', async () => {
    expect(await read('Enamel mug\n\n  \nBowl\n')).toEqual({
      headings: ['Column 1'],
      hasHeadings: false,
      rows: [['Enamel mug'], ['Bowl']],
    });
  });

  test('of 100,000 lines is read whole, and the window has its turns meanwhile', async () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `pro_${n},"Product, number ${n}",SKU-${n}`);
    let turns = 0;
    const timer = setInterval(() => (turns += 1));
    const table = await read(`id,name,sku\n${lines.join('\n')}`);
    clearInterval(timer);
    expect(table.rows).toHaveLength(100_000);
    expect(table.rows.every((row, n) => row[0] === `pro_${n}` && row[1] === `Product, number ${n}`)).toBe(
      true,
    );
    expect(turns).toBeGreaterThan(5);
  });

  test.each([
    ['nothing', '', /nothing in this list/],
    ['blank lines', ' \n\t\n ', /nothing in this list/],
    ['headings alone', 'id,name\n', /headings, but no products/],
    ['the source of a web page', '\n<!DOCTYPE html><html><body>x</body></html>', /source of a web page/],
    ['broken JSON', '[{"id":"pro_1"},', /cut off or damaged/],
    ['broken JSON lines', '{"id":"pro_1"}\n{"id":', /cut off or damaged/],
    ['JSON without a list', '{"ok":true}', /no list of products/],
    ['an empty JSON list', '{"data":[]}', /nothing in this list/],
  ])('of %s is refused with a sentence', async (_, text, sentence) => {
    expect(await refuse(text)).toMatch(sentence);
  });
});

describe('a list as JSON', () => {
  test('has its plain values by their paths, wherever the list stands', async () => {
    const records = [
      { id: 'pro_1', name: 'Mug', tags: ['a'], custom_data: { client_ref: 'ref-1' } },
      { id: 2, name: null, price: 3.5 },
    ];
    for (const text of [
      JSON.stringify(records),
      JSON.stringify({ meta: { page: 1 }, data: { items: records } }),
    ]) {
      expect(await read(text)).toEqual({
        headings: ['id', 'name', 'custom_data.client_ref', 'price'],
        hasHeadings: true,
        rows: [
          ['pro_1', 'Mug', 'ref-1'],
          ['2', '', '', '3.5'],
        ],
      });
    }
  });

  test('may be one product a line, or bare values', async () => {
    expect((await read('{"uuid":"a","sku":"1"}\n{"uuid":"b"}\n')).rows).toEqual([['a', '1'], ['b']]);
    expect(await read('["Mug","Bowl"]')).toEqual({
      headings: ['Column 1'],
      hasHeadings: false,
      rows: [['Mug'], ['Bowl']],
    });
  });

  test('may be one product alone', async () => {
    expect((await read('{"id":"pro_1","name":"Mug","custom_data":{"client_ref":"r"}}')).rows).toEqual([
      ['pro_1', 'Mug', 'r'],
    ]);
  });
});

describe('a file', () => {
  const textOf = async (bytes: number[] | string) => {
    const reading = await readFileText(new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]));
    return reading.kind === 'text' ? reading.text : reading.message;
  };

  test('is read in the encoding that its bytes show', async () => {
    expect(await textOf('Thé')).toBe('Thé');
    expect(await textOf([0xff, 0xfe, 0x54, 0, 0xe9, 0])).toBe('Té');
    expect(await textOf([0xfe, 0xff, 0, 0x54, 0, 0xe9])).toBe('Té');
    expect(await textOf([0x54, 0xe9])).toBe('Té');
  });

  test('that is no text, or too large, is refused with a sentence', async () => {
    expect(await textOf([0x50, 0x4b, 3, 4, 0])).toMatch(/Excel or ZIP/);
    expect(await textOf([0x41, 0, 0, 0x42])).toMatch(/no text/);
    expect(await textOf('x'.repeat(MOST_BYTES + 1))).toMatch(/has 21 MB; at most 20 MB/);
  });
});
