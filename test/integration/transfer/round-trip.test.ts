import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import type { ExportFormat } from '../../../src/shared/model/table-file.ts';
import { aProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { prepareFile } from '../../helpers/import.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { realFile } from '../../helpers/real-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const FORMATS: readonly ExportFormat[] = ['csv', 'tsv', 'xlsx', 'json', 'jsonl'];

/** What spreadsheets and parsers like to change. */
const HARD: readonly string[] = [
  '007',
  '4006381333931',
  '1E5',
  '1.2E+12',
  '=1+1',
  "'=1+1",
  "''quoted",
  '@SUM(A1)',
  '-5',
  '+49 30 123',
  '\tTab',
  '"quoted", and comma; semicolon',
  'two\r\nlines',
  'two\nlines',
  'old\rMac',
  ' spaces ',
  '2026-11-22',
  '11/22/26',
  'TRUE',
  '#N/A',
  'null',
  'NaN',
  'é ü ß 漢字 🫖 👩‍👩‍👧',
  '\u202Eright to left',
  '_x0041_',
  '<b>&amp;</b>',
  '{"a":1}',
  '1,234',
  '1.234,50',
  '\uFEFFmark',
];

const PRODUCTS: readonly Partial<ProductFields>[] = [
  ...HARD.map((text, at) => ({
    name: text,
    sku: text,
    description: text,
    imageAlt: text,
    price: `${at}.50`,
  })),
  { name: 'Nothing is set', sku: null, price: null, currency: null, customData: null, type: '' },
  { name: 'Empty is not unset', sku: '', price: '', currency: '', customData: '' },
  { name: 'Price as typed', price: 'on request', currency: 'euro' },
  {
    name: 'Exact',
    price: '1.234',
    customData: '{ "weight": 10.00, "ean": 40063813339310000001, "deep": {"a": [1, null]} }',
  },
  { name: 'Broken data', customData: '{ "a": ' },
  { name: 'Twice', sku: 'same' },
  { name: 'Twice', sku: 'same' },
  { name: 'Images', imageUrl: 'https://a.example/1.jpg, https://a.example/2.jpg' },
  {
    name: 'All',
    status: 'archived',
    billingType: 'recurring',
    billingPeriod: 'yearly',
    type: 'subscription',
  },
];

async function fill(core: InProcess, products: readonly Partial<ProductFields>[]): Promise<void> {
  await core.call('products.add', { products: products.map((fields) => aProduct(fields)), remotes: [] });
}

async function exportAll(core: InProcess, name: string, guard = true) {
  const file = join(temporaryFolder(), name);
  const list = await core.call('products.list', EVERY_PRODUCT);
  const scope = { kind: 'snapshot', snapshot: list.id } as const;
  const format = name.slice(name.lastIndexOf('.') + 1) as ExportFormat;
  return { file, ...(await core.call('exports.write', { scope, file, format, guard })) };
}

function stored(core: InProcess): unknown[] {
  const columns =
    'name, sku, type, description, status, price, currency, billing_type, billing_period, image_url, image_alt, custom_data';
  return peek(core).prepare(`SELECT ${columns} FROM product ORDER BY id`).all();
}

describe.each(FORMATS)('what was exported as %s', (format) => {
  it('changes nothing when it is imported, blank cells kept or cleared', async () => {
    const core = await openTestCatalog();
    await fill(core, PRODUCTS);
    const { file, rows } = await exportAll(core, `all.${format}`);
    expect(rows).toBe(PRODUCTS.length);
    for (const blank of ['keep', 'clear'] as const) {
      const { counts, problems } = await prepareFile(core, file, { blank });
      expect({ blank, problems, counts }).toEqual({
        blank,
        problems: [],
        counts: { rows, create: 0, update: 0, same: rows, skipped: 0, problems: 0, leftOut: 0 },
      });
    }
  });

  it('makes the same catalog anew, but for what is not set and what is empty', async () => {
    const core = await openTestCatalog();
    const products = PRODUCTS.filter(
      ({ sku, currency }) => sku !== '' && sku !== 'same' && currency !== null,
    );
    await fill(core, products);
    const { file } = await exportAll(core, `all.${format}`);
    const other = await openTestCatalog();
    const { id, counts } = await prepareFile(other, file);
    expect(counts).toMatchObject({ create: products.length, problems: 0 });
    await other.call('imports.apply', { id, remotes: [] });
    expect(stored(other)).toEqual(stored(core));
  });
});

it('of a whole list, products that are left out stay out of the file', async () => {
  const core = await openTestCatalog();
  await fill(core, [{ name: 'Mug' }, { name: 'Bowl' }, { name: 'Jug' }]);
  const file = join(temporaryFolder(), 'most.json');
  const list = await core.call('products.list', EVERY_PRODUCT);
  const scope = { kind: 'snapshot' as const, snapshot: list.id, except: [2] };
  const input = { scope, file, format: 'json' as const, guard: false };
  expect(await core.call('exports.write', input)).toEqual({ rows: 2, guarded: 0 });
  const written = JSON.parse(readFileSync(file, 'utf8')) as readonly { name: string }[];
  expect(written.map(({ name }) => name).toSorted()).toEqual(['Jug', 'Mug']);
});

it.each(['csv', 'tsv'])('a raw export as %s changes nothing either', async (format) => {
  const core = await openTestCatalog();
  await fill(core, PRODUCTS);
  const { file, guarded } = await exportAll(core, `all.${format}`, false);
  expect(guarded).toBe(0);
  expect((await prepareFile(core, file)).counts).toMatchObject({ same: PRODUCTS.length });
});

it('a bad price that was typed into an export is a problem in the catalog that it is of', async () => {
  const core = await openTestCatalog();
  await fill(core, [
    { name: 'Mug', price: '5' },
    { name: 'Bowl', price: 'on request' },
  ]);
  const { file } = await exportAll(core, 'all.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(',5,', ',12 USD,').replace('on request', 'free'));
  const { counts, problems } = await prepareFile(core, file);
  expect(counts).toMatchObject({ problems: 2, update: 0 });
  expect(
    problems.map(({ repair, note }) => [repair, note.includes('“12 USD”') || note.includes('“free”')]),
  ).toEqual([
    ['price-unreadable', true],
    ['price-with-sign', true],
  ]);
});

it('an export guards against formulas and says how many', async () => {
  const core = await openTestCatalog();
  await fill(core, [{ name: '=1+1' }, { name: '-5', description: '@x' }, { name: 'Mug' }]);
  const { file, guarded } = await exportAll(core, 'all.csv');
  expect(guarded).toBe(2);
  expect(readFileSync(file, 'utf8')).toMatch(/-1,'=1\+1,/);
});

it('strings that break programs survive every format', async (context) => {
  const strings = JSON.parse(
    readFileSync(realFile(context, 'naughty-strings/blns.json'), 'utf8'),
  ) as string[];
  const core = await openTestCatalog();
  await fill(
    core,
    strings.map((text) => ({
      name: text,
      sku: text,
      description: text,
      customData: JSON.stringify({ text }),
    })),
  );
  for (const format of FORMATS) {
    const { file, rows } = await exportAll(core, `all.${format}`);
    const { counts, problems } = await prepareFile(core, file);
    expect({ format, problems, same: counts.same }).toEqual({ format, problems: [], same: rows });
  }
});
