import { describe, expect, test } from 'vitest';
import { readCells, readTable, refusalOf, tableFile } from '../../helpers/tables.ts';

const json = (content: string) => tableFile('products.json', content);
const jsonl = (content: string) => tableFile('products.jsonl', content);

describe('JSON', () => {
  test('numbers keep their digits, and whatever is no text stands as JSON', async () => {
    const { look, rows } = await readTable(
      json('[{"sku": "001", "price": 10.00, "n": 12345678901234567890, "data": {"a": [1.50]}, "on": true}]'),
    );
    expect(look.headings).toEqual(['sku', 'price', 'n', 'data', 'on']);
    expect(rows[0]?.cells).toEqual(['001', '10.00', '12345678901234567890', '{"a": [1.50]}', 'true']);
    expect(rows[0]?.notes?.map(({ column }) => column)).toEqual([1, 2, 3, 4]);
  });

  test('names that only later objects have are headings too', async () => {
    const { look, rows } = await readTable(json('[{"a":"1"},\n{"b":"2","a":null}]'));
    expect(look.headings).toEqual(['a', 'b']);
    expect(rows).toEqual([
      { line: 1, cells: ['1'] },
      { line: 2, cells: [null, '2'] },
    ]);
  });

  test('the lists within an object are there to choose from', async () => {
    const text =
      '{"count": 2, "shops": [{"id": "x"}], "tags": ["a"], "products": [{"sku": "1"}, {"sku": "2"}]}';
    const { look, rows } = await readTable(json(text));
    expect(look.sheets).toEqual(['shops', 'products']);
    expect(look.reading.sheet).toBe('products');
    expect(rows.map(({ cells }) => cells)).toEqual([['1'], ['2']]);
    expect(await readCells(json(text), { sheet: 'shops' })).toEqual([['x']]);
    expect(await refusalOf(readTable(json(text), { sheet: 'none' }))).toMatchObject({
      code: 'no-such-sheet',
    });
  });

  test('an object that is a product itself is one, whatever lists it has', async () => {
    const { look, rows } = await readTable(json('{\n "name": "Mug",\n "images": [{"url": "u"}]\n}\n'));
    expect(look.reading).toMatchObject({ format: 'json', sheet: null });
    expect(rows.map(({ cells }) => cells)).toEqual([['Mug', '[{"url": "u"}]']]);
  });

  test('members that are no objects, broken or say one thing twice are problems of their own', async () => {
    const { rows } = await readTable(
      json('[{"a":"1"},\n 2,\n{"a" "1"},\n{"a":"1","a":"2"},\n{"a":"x\\u0000"}]'),
    );
    expect(rows.map(({ line, problem }) => [line, problem?.code])).toEqual([
      [1, undefined],
      [2, 'not-an-object'],
      [3, 'not-json'],
      [4, 'repeated-name'],
      [5, 'nul'],
    ]);
    expect(rows[2]?.problem?.message).toContain('At line 3,');
  });

  test('names that JavaScript gives a meaning are only names', async () => {
    const { look, rows } = await readTable(json('[{"__proto__": "x", "constructor": "y"}]'));
    expect(look.headings).toEqual(['__proto__', 'constructor']);
    expect(rows[0]?.cells).toEqual(['x', 'y']);
  });

  test('a document much larger than one piece is read through', async () => {
    const members = Array.from(
      { length: 20_000 },
      (_, at) => `{"sku":"${at}","note":"\\"},[${'ü'.repeat(20)}"}`,
    );
    const cells = await readCells(json(`[${members.join(',')}]`));
    expect(cells).toHaveLength(20_000);
    expect(cells.at(-1)).toEqual(['19999', `"},[${'ü'.repeat(20)}`]);
  });
});

describe('JSONL', () => {
  test('is found out by its lines, whatever the name of the file', async () => {
    const text = '{"sku":"1"}\r\n\r\n{"sku":"2","name":"Mug"}\nbroken\n';
    for (const file of [jsonl(text), json(text), tableFile('products', text)]) {
      const { look, rows } = await readTable(file);
      expect(look.reading.format).toBe('jsonl');
      expect(rows.map(({ line, problem }) => [line, problem?.code])).toEqual([
        [1, undefined],
        [3, undefined],
        [4, 'not-json'],
      ]);
    }
  });
});

describe('what is no list of products', () => {
  test.each([
    ['[{"a":1},{"b"', 'damaged'],
    ['[1,2]', 'not-a-table'],
    ['hello', 'not-a-table'],
    ['[]', 'empty'],
    ['{}', 'empty'],
    ['[{"a":1}] x', 'not-a-table'],
    [`[${'['.repeat(100_000)}`, 'damaged'],
    [`[{"a":"${'x'.repeat(9_000_000)}"}]`, 'too-long'],
    [`[{${Array.from({ length: 3000 }, (_, at) => `"k${at}":1`).join(',')}}]`, 'too-many-columns'],
  ])('%.20s is refused as %s', async (text, code) => {
    expect(await refusalOf(readTable(json(text)))).toMatchObject({ code });
  });

  test('lines of which none is an object', async () => {
    expect(await refusalOf(readTable(jsonl('a\nb\n')))).toMatchObject({ code: 'not-a-table' });
  });
});
