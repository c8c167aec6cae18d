import { describe, expect, it } from 'vitest';
import { createGrouping, MOST_OF_ONE } from '../../../../../src/main/core/domain/transfer/group-rows.ts';
import { createShaping } from '../../../../../src/main/core/domain/transfer/shape-group.ts';
import type { TableRow } from '../../../../../src/shared/model/table-file.ts';
import type { ImportPlan } from '../../../../../src/shared/model/transfer.ts';

const PLAN: ImportPlan = {
  columns: [
    { to: 'ignore' },
    { to: 'field', field: 'name' },
    { to: 'custom-data', key: 'vendor' },
    { to: 'custom-data', key: 'option1' },
    { to: 'field', field: 'sku' },
    { to: 'field', field: 'price' },
    { to: 'custom-data', key: 'barcode' },
    { to: 'field', field: 'imageUrl' },
  ],
  key: 'sku',
  mode: 'both',
  blank: 'keep',
  decimal: null,
  priceSigns: 'ask',
  unreadable: 'ask',
  belong: { by: 'same', column: 0 },
  variants: null,
  images: 'first',
  spaces: 'keep',
};

const ROWS: readonly TableRow[] = [
  ['shirt', 'Shirt', 'Acme', 'S', 'A1', '10', '111', 'https://a.example/1.jpg'],
  ['shirt', '', '', 'M', 'A2', '', '', ''],
  ['shirt', '', '', '', '', '', '', 'https://a.example/2.jpg'],
  ['mug', 'Mug', '', '', 'B1', '5', '', ''],
].map((cells, at) => ({ line: at + 2, cells }));

function shape(plan: Partial<ImportPlan>, rows = ROWS) {
  const whole = { ...PLAN, ...plan };
  const grouping = createGrouping(whole);
  grouping.learn?.(rows);
  return [...grouping.add(rows), ...grouping.end()].flatMap(createShaping(whole));
}

describe('rows of one product', () => {
  it('are products of their own, with what their row leaves blank, and their options in the name', () => {
    const shaped = shape({ variants: 'each' });
    expect(shaped.map(({ cells, trouble }) => trouble?.repair ?? cells[1])).toEqual([
      'Shirt – S',
      'Shirt – M',
      'image',
      'Mug',
    ]);
    expect(shaped[1]?.cells).toEqual([
      'shirt',
      'Shirt – M',
      'Acme',
      'M',
      'A2',
      '10',
      '',
      'https://a.example/1.jpg',
    ]);
  });

  it('are left out but for the first', () => {
    const shaped = shape({ variants: 'first' });
    expect(shaped.map(({ trouble }) => trouble?.repair ?? null)).toEqual([null, 'variant', 'image', null]);
    expect(shaped[0]).toMatchObject({ cells: ROWS[0]?.cells, members: [] });
  });

  it('are kept in its custom data, images too', () => {
    const [first] = shape({ variants: 'custom-data', images: 'custom-data' });
    expect(first?.members.map(([key, json]) => [key, JSON.parse(json ?? 'null') as unknown])).toEqual([
      ['images', ['https://a.example/1.jpg', 'https://a.example/2.jpg']],
      [
        'variants',
        [
          { option1: 'S', sku: 'A1' },
          { option1: 'M', sku: 'A2' },
        ],
      ],
    ]);
  });

  it('are asked about where nobody said what becomes of them', () => {
    expect(shape({}).map(({ trouble }) => trouble?.repair ?? null)).toEqual([
      null,
      'variant-rows',
      'image',
      null,
    ]);
  });

  it('come back once each, in their order, however they are cut into batches', () => {
    const grouping = createGrouping(PLAN);
    const groups = [...ROWS.flatMap((row) => grouping.add([row])), ...grouping.end()];
    expect(groups.flatMap(createShaping(PLAN)).map(({ row }) => row.line)).toEqual([2, 3, 4, 5]);
  });

  it('are told by a blank name, or by a column that is filled', () => {
    const rows = [
      ['', 'Hoodie'],
      ['H', 'Hoodie blue'],
      ['', ''],
    ].map((cells, at) => ({ line: at + 2, cells }));
    const linesOf = (belong: ImportPlan['belong']) => {
      const grouping = createGrouping({ ...PLAN, belong });
      return [...grouping.add(rows), ...grouping.end()].map(({ first, others }) => [
        first.line,
        ...others.map(({ line }) => line),
      ]);
    };
    expect(linesOf({ by: 'filled', column: 0 })).toEqual([[2, 3], [4]]);
    expect(linesOf({ by: 'blank-name' })).toEqual([[2], [3, 4]]);
    expect(linesOf(null)).toEqual([[2], [3], [4]]);
  });

  it('stay with their product where a row between them is broken', () => {
    const [shirt, medium, image, mug] = ROWS as [TableRow, TableRow, TableRow, TableRow];
    const broken = { ...medium, problem: { code: 'too-few', message: 'Broken.' } } as const;
    const shaped = shape({ variants: 'each' }, [shirt, broken, { ...medium, line: 9 }, image, mug]);
    expect(shaped.map(({ row, cells, trouble }) => trouble?.repair ?? row.problem?.code ?? cells[1])).toEqual(
      ['Shirt – S', 'too-few', 'Shirt – M', 'image', 'Mug'],
    );
  });

  it('are problems where the product itself is broken, and never named by their options alone', () => {
    const [shirt, medium, , mug] = ROWS as [TableRow, TableRow, TableRow, TableRow];
    const broken = { ...shirt, problem: { code: 'too-few', message: 'Broken.' } } as const;
    const shaped = shape({ variants: 'each' }, [broken, medium, mug]);
    expect(shaped.map(({ trouble }) => trouble?.repair ?? null)).toEqual([null, 'product-above', null]);
    const nameless = shape({ variants: 'each' }, [medium, { ...medium, line: 9 }]);
    expect(nameless.map(({ cells }) => cells[1])).toEqual(['', '']);
  });

  describe('that name their product', () => {
    const ROWS_BY_NAME = [
      ['MU', 'Mug red', '', 'Red', 'MU-R'],
      ['', 'Shirt', '', '', 'SH', '', '12'],
      ['', 'Mug', '', '', 'MU', '12', '7'],
      ['SH', 'Shirt S', '', 'S', 'SH-S'],
      ['id: 7', 'Mug blue', '', 'Blue', 'MU-B'],
      ['id:12', 'Shirt M', '', 'M', 'SH-M'],
    ].map((cells, at) => ({ line: at + 2, cells }));
    const belong = { by: 'names', column: 0, id: 6 } as const;

    it('go to it wherever it stands, by its SKU or its id and by nothing else', () => {
      const shaped = shape({ belong, variants: 'custom-data' }, ROWS_BY_NAME);
      expect(shaped.map(({ row, into }) => [row.line, into?.line ?? null])).toEqual([
        [3, null],
        [5, 3],
        [7, 3],
        [4, null],
        [2, 4],
        [6, 4],
      ]);
      expect(JSON.parse(shaped[3]?.members[0]?.[1] ?? '[]')).toEqual([
        { option1: 'Red', sku: 'MU-R' },
        { option1: 'Blue', sku: 'MU-B' },
      ]);
    });

    it('are problems where it is not in the file, or can’t be read', () => {
      const [red, , mug] = ROWS_BY_NAME as TableRow[] as [TableRow, TableRow, TableRow];
      const note = 'Its parent “MU” is not in the file, or its row can’t be read.';
      const lost = { trouble: { repair: 'product-above', note } };
      expect(shape({ belong }, [red])).toMatchObject([lost]);
      const broken = { ...mug, problem: { code: 'too-few', message: 'Broken.' } } as const;
      expect(shape({ belong }, [red, broken])).toMatchObject([{ row: { line: 4 } }, lost]);
    });

    it('are refused where they are too many to wait in memory for it', () => {
      const { learn } = createGrouping({ ...PLAN, belong });
      const row = { line: 2, cells: ['MU', 'Mug red'] };
      const many = Array.from({ length: 200_000 }, () => row);
      learn?.(many);
      expect(() => learn?.([row])).toThrow('Too many rows of this file name a product elsewhere');
      const long = createGrouping({ ...PLAN, belong });
      const texts = Array.from({ length: 101 }, () => ({ line: 2, cells: ['MU', 'x'.repeat(1_000_000)] }));
      expect(() => long.learn?.(texts)).toThrow('split the file');
    });

    it('by an id are found by SKU where no column has ids, and by name where none has SKUs either', () => {
      const linesOf = (plan: Partial<ImportPlan>, rows: readonly TableRow[]) =>
        shape({ belong: { by: 'names', column: 0 }, variants: 'first', ...plan }, rows).map(
          ({ row, into }) => [row.line, into?.line ?? null],
        );
      const bySku = [ROWS_BY_NAME[2], { line: 9, cells: ['id:MU', 'Blue'] }] as TableRow[];
      expect(linesOf({}, bySku)).toEqual([
        [4, null],
        [9, 4],
      ]);
      const columns = PLAN.columns.with(4, { to: 'ignore' });
      const byName = [ROWS_BY_NAME[2], { line: 9, cells: ['Mug', 'Blue'] }] as TableRow[];
      expect(linesOf({ columns }, byName)).toEqual([
        [4, null],
        [9, 4],
      ]);
    });
  });

  it('are never more in memory than any shop has', () => {
    const many = Array.from({ length: MOST_OF_ONE + 10 }, (_, at) => ({
      line: at + 2,
      cells: ['shirt', at === 0 ? 'Shirt' : ''],
    }));
    const grouping = createGrouping(PLAN);
    const sizes = [...grouping.add(many), ...grouping.end()].map(({ others }) => others.length);
    expect(sizes).toEqual([MOST_OF_ONE, 8]);
  });
});
