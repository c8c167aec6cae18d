import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { createListBuilder } from '../../../src/main/core/adapters/sqlite/list-builder.ts';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import { textTests } from '../../../src/main/core/domain/catalog/text-tests.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { Filter } from '../../../src/shared/model/filter.ts';
import { isCanonicalPrice } from '../../../src/shared/model/money.ts';
import type { Product } from '../../../src/shared/model/product.ts';
import type { ProductRow, Sort } from '../../../src/shared/model/query.ts';
import { sortText } from '../../../src/shared/sort-text.ts';
import { addProduct, editProduct, listRows, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { IMAGES, isFound, type Known, someFields, someFilter, someSorts } from '../../helpers/filters.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJani, addJourneyBee, standAt } from '../../helpers/remotes.ts';

const STATES = ['queued', 'sent', 'sent', 'rejected', 'unsure', 'cancelled'] as const;

/** Products of every kind, at two remotes, in every state, some of them edited since they were sent. */
async function openVaried(): Promise<{ core: InProcess; known: readonly Known[] }> {
  let now = 1000;
  const core = await openTestCatalog({ clock: { ...systemClock, now: () => now } });
  const remotes = [await addJani(core), await addJourneyBee(core)];
  const db = peek(core);
  const products = fc.sample(someFields, { numRuns: 70, seed: 5 });
  await core.call('products.add', { products: products.slice(0, 35), remotes: [] });
  now = 2000;
  const { ids } = await core.call('products.add', { products: products.slice(35), remotes: [] });
  for (const [at, remote] of [...remotes, ...remotes].entries()) {
    for (const [n, state] of STATES.entries()) standAt(db, 1 + at * 10 + n, remote, state);
  }
  for (const id of [2, 3, 13]) await editProduct(core, id, { description: `edited ${id}`, name: 'edited' });
  db.prepare(
    `INSERT INTO link_check(url, outcome, checked_at) VALUES (?, 'ok', 1), (?, 'not-reachable', 1)`,
  ).run(IMAGES.good, IMAGES.broken);
  await core.call('products.trash', { scope: { kind: 'ids', ids: [ids[0] ?? 0, ids[1] ?? 0] } });
  return { core, known: await readKnown(core) };
}

async function readKnown(core: InProcess): Promise<readonly Known[]> {
  const rows: ProductRow[] = await listRows(core);
  const products = await Promise.all(rows.map(({ id }) => core.call('products.get', { id })));
  return rows.map((row, at) => ({ row, product: products[at] as Product })); // every row has its product
}

describe('a filter', () => {
  it('finds exactly the products that it is true of', async () => {
    const { core, known } = await openVaried();
    await fc.assert(
      fc.asyncProperty(someFilter, async (filter) => {
        const found = (await listRows(core, { filter })).map(({ id }) => id);
        expect(found).toEqual(known.filter((each) => isFound(filter, each, known)).map(({ row }) => row.id));
      }),
      { numRuns: 400 },
    );
    expect(core.logged).toEqual([]);
  });

  it('compares what a price is as an amount, and as a text where an older view has it so', async () => {
    const core = await openTestCatalog();
    for (const price of ['12.5', '12.50', '12.51', 'about ten', null]) await addProduct(core, { price });
    const find = async (condition: Filter['conditions'][number]) =>
      (await listRows(core, { filter: { match: 'all', conditions: [condition] } })).map(({ id }) => id);
    expect(await find({ kind: 'price', test: { is: 'equal', amount: '12.500' } })).toEqual([1, 2]);
    expect(await find({ kind: 'price', test: { is: 'not-equal', amount: '12.5' } })).toEqual([3, 4, 5]);
    const limits = { less: [], 'at-most': [1, 2], more: [3], 'at-least': [1, 2, 3] } as const;
    for (const is of ['less', 'at-most', 'more', 'at-least'] as const) {
      expect(await find({ kind: 'price', test: { is, than: '12.5' } })).toEqual(limits[is]);
    }
    const text = { kind: 'text', field: 'price', test: 'is', text: '12.50', matchCase: false } as const;
    expect(await find({ ...text, not: false })).toEqual([2]);
  });

  it('names the condition whose pattern can not be read', async () => {
    const core = await openTestCatalog();
    const pattern = { kind: 'pattern', field: 'name', matchCase: false, not: false } as const;
    const filter: Filter = {
      match: 'all',
      conditions: [
        { ...pattern, pattern: 'a+' },
        { ...pattern, pattern: '(a' },
      ],
    };
    expect(await core.dispatch('products.list', { ...EVERY_PRODUCT, filter })).toMatchObject({
      error: {
        code: 'bad-input',
        message: expect.stringContaining('“(a”') as unknown,
        data: { condition: 1 },
      },
    });
  });

  it('takes linear time for a pattern that makes other engines hang', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { description: `${'a'.repeat(50_000)}!` });
    const filter: Filter = {
      match: 'all',
      conditions: [
        { kind: 'pattern', field: 'description', pattern: '^(a+)+$', matchCase: true, not: false },
      ],
    };
    expect(await listRows(core, { filter })).toEqual([]);
  });

  it('works inside a view and together with a search', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'red mug', description: 'x' });
    await addProduct(core, { name: 'red cup', description: '' });
    const trashed = await addProduct(core, { name: 'red jug', description: '' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [trashed.id] } });
    const filter: Filter = {
      match: 'all',
      conditions: [{ kind: 'blank', field: 'description', test: 'empty', not: false }],
    };
    const names = async (query: Parameters<typeof listRows>[1]) =>
      (await listRows(core, { filter, ...query })).map(({ name }) => name);
    expect(await names({ search: 'red' })).toEqual(['red cup']);
    expect(await names({ view: 'trash' })).toEqual(['red jug']);
    expect(await names({ view: 'unsent', search: 'cup' })).toEqual(['red cup']);
  });
});

describe('a search that looks into descriptions', () => {
  it('finds each word in the name, the SKU or the description', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'Mug', description: 'Hand-made in PORTO' });
    await addProduct(core, { name: 'Porto cup', description: '' });
    await addProduct(core, { name: 'Plate', description: 'mug' });
    const find = async (search: string, descriptions: boolean) =>
      (await listRows(core, { search, descriptions })).map(({ name }) => name);
    expect(await find('porto', false)).toEqual(['Porto cup']);
    expect(await find('porto', true)).toEqual(['Mug', 'Porto cup']);
    expect(await find('mug porto', true)).toEqual(['Mug']);
    expect(await find('-made', true)).toEqual(['Mug']);
  });
});

describe('the order of a list', () => {
  it('is the same by walking indexes, by sorting, and by comparing products', async () => {
    const { core, known } = await openVaried();
    const open = () => openDatabase(`${core.folder}/catalog.offshelf`, { readonly: true });
    const parts = { texts: textTests, changedThere: () => false };
    const few = createListBuilder({ ...parts, lists: open(), pages: open(), few: 1_000_000 });
    const many = createListBuilder({ ...parts, lists: open(), pages: open(), few: -1, stretch: 3 });
    const everyName: Filter = {
      match: 'any',
      conditions: [{ kind: 'length', field: 'description', test: 'longer', than: 0 }],
    };
    await fc.assert(
      fc.asyncProperty(someSorts, fc.constantFrom(null, everyName), async (sorts, filter) => {
        const query = { ...EVERY_PRODUCT, sorts, filter };
        const byHand = known
          .filter(({ product }) => filter === null || product.fields.description !== '')
          .toSorted((a, b) => compareBy(sorts, a.product, b.product))
          .map(({ product }) => product.id);
        expect([...(await many.build(query, async () => undefined))]).toEqual(byHand);
        expect([...(await few.build(query, async () => undefined))]).toEqual(byHand);
      }),
      { numRuns: 300 },
    );
  });
});

/** Values, then what is empty, then what is not set; letters of names and types whatever their case and marks; ties by age. */
function compareBy(sorts: readonly Sort[], a: Product, b: Product): number {
  for (const { field, direction } of sorts) {
    const [groupA, groupB] = [groupOf(field, a), groupOf(field, b)];
    if (groupA !== groupB) return groupA - groupB;
    const order = compareValues(valueOf(field, a), valueOf(field, b));
    if (order !== 0) return direction === 'asc' ? order : -order;
  }
  return sorts.at(-1)?.direction === 'desc' ? b.id - a.id : a.id - b.id;
}

function valueOf(field: Sort['field'], { fields, createdAt, updatedAt }: Product): string | number | null {
  switch (field) {
    case 'name':
    case 'type':
      return sortText(fields[field]);
    case 'price':
      // What can't be read stands where what is empty stands elsewhere: between values and what is not there.
      if (fields.price === null || fields.price.trim() === '') return null;
      return isCanonicalPrice(fields.price) ? Number(fields.price) : '';
    case 'sku':
    case 'status':
      return fields[field];
    case 'created':
      return createdAt;
    case 'updated':
      return updatedAt;
  }
}

function groupOf(field: Sort['field'], product: Product): number {
  const value = valueOf(field, product);
  if (value === null) return 2;
  return value === '' ? 1 : 0;
}

function compareValues(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}
