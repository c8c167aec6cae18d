import BetterSqlite from 'better-sqlite3';
import { composeReader } from '../src/main/core/compose.ts';
import { EVERY_PRODUCT } from '../src/shared/model/every-product.ts';
import type { Filter } from '../src/shared/model/filter.ts';
import type { Snapshot, SortField } from '../src/shared/model/query.ts';
import { type Ask, askOf } from './lib/ask.ts';
import { type BenchCatalog, silent } from './lib/catalog.ts';
import { type Comparison, compare, type Row, writeTable } from './lib/compare.ts';
import { BY_NAME, OF_WORKSHOP } from './lib/lists.ts';

/** What the index of names is made of. */
const NAME = 'COALESCE(sort_name, lower(name))';
const BARE_BY_NAME = `SELECT id FROM product WHERE trashed_at IS NULL ORDER BY ${NAME}, id`;
const BARE_PAGE = `SELECT p.id, p.name, p.sku, p.type, p.status, p.price, p.currency, p.description, p.updated_at
  FROM json_each(?) f CROSS JOIN product p ON p.id = f.value ORDER BY f.key`;
const SHORT: Filter = {
  match: 'all',
  conditions: [{ kind: 'length', field: 'description', test: 'shorter', than: 40 }],
};

/** Opening, paging, searching, filtering and sorting, each beside the bare query on the same file. */
export async function benchLists({ folder, file, size }: BenchCatalog): Promise<string> {
  const reader = composeReader({ folder, log: silent });
  const db = new BetterSqlite(file, { readonly: true });
  const parts: Parts = { folder, file, size, db, ask: askOf(reader) };
  const rows: Row[] = [];
  for (const comparison of [...(await pages(parts)), ...searches(parts), ...orders(parts), opening(parts)]) {
    rows.push(await compare(comparison));
  }
  db.close();
  reader.close();
  return writeTable(rows);
}

type Parts = BenchCatalog & {
  readonly db: BetterSqlite.Database;
  readonly ask: Ask;
};

/** As the window begins: a list and its first rows. */
function opening({ folder, file }: Parts): Comparison {
  return {
    name: 'open, first 100 rows by name',
    target: '+30 ms',
    ours: async () => {
      const reader = composeReader({ folder, log: silent });
      const ask = askOf(reader);
      const { id: snapshot } = await ask('products.list', BY_NAME);
      await ask('products.page', { snapshot, from: 0, count: 100 });
      reader.close();
    },
    limit: () => {
      const db = new BetterSqlite(file, { readonly: true });
      const ids = Uint32Array.from(db.prepare<[], number>(BARE_BY_NAME).pluck().all());
      db.prepare(BARE_PAGE).all(JSON.stringify([...ids.subarray(0, 100)]));
      db.close();
    },
  };
}

async function pages({ ask, db, size }: Parts): Promise<readonly Comparison[]> {
  const { id: snapshot, total }: Snapshot = await ask('products.list', BY_NAME);
  const ids = Uint32Array.from(db.prepare<[], number>(BARE_BY_NAME).pluck().all());
  const bare = db.prepare(BARE_PAGE);
  let step = 0;
  const anywhere = () => (step * 7919) % Math.max(1, size - 100);
  const page = (from: number) => bare.all(JSON.stringify([...ids.subarray(from, from + 100)]));
  return [
    {
      name: 'page of 100 by row index',
      target: '≤ 2 ms p95',
      rounds: 200,
      before: () => {
        step += 1;
      },
      ours: async () => await ask('products.page', { snapshot, from: anywhere(), count: 100 }),
      limit: () => page(anywhere()),
    },
    {
      name: 'jump to the last row',
      target: '≤ 2 ms p95',
      rounds: 50,
      ours: async () => await ask('products.page', { snapshot, from: total - 100, count: 100 }),
      limit: () => page(total - 100),
    },
  ];
}

function searches({ ask, db }: Parts): readonly Comparison[] {
  const bare = (index: string, wanted: string, limit: number) =>
    db
      .prepare<[string, number], number>(
        `SELECT rowid FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC LIMIT ?`,
      )
      .pluck()
      .all(wanted, limit);
  const first = (search: string): Comparison => ({
    name: `first 200 rows of “${search}”`,
    target: '≤ 33 ms painted',
    rounds: 15,
    ours: async () => await ask('products.glance', { ...BY_NAME, search }),
    limit: () => {
      bare('product_words', `"${search}"*`, 200);
      if (search.length > 2) bare('product_parts', `"${search}"`, 200);
    },
  });
  const whole = (search: string): Comparison => ({
    name: `all of “${search}”, by name`,
    target: 'behind it',
    ours: async () => await ask('products.list', { ...BY_NAME, search }),
    limit: () => {
      bare('product_words', `"${search}"*`, -1);
      if (search.length > 2) bare('product_parts', `"${search}"`, -1);
    },
  });
  return [first('mu'), first('mug'), first('enam'), whole('mu'), whole('enamel'), whole('12345')];
}

function orders({ ask, db }: Parts): readonly Comparison[] {
  const ids = (sql: string) => Uint32Array.from(db.prepare<[], number>(sql).pluck().all());
  /** The walk through an index is kept for the next list: another one takes its place. */
  const forget = async () => await ask('products.list', EVERY_PRODUCT);
  const by = (field: SortField) => ({ field, direction: 'asc' as const });
  return [
    {
      name: 'all by name',
      target: '≤ 1.3×',
      before: forget,
      ours: async () => await ask('products.list', BY_NAME),
      limit: () => ids(BARE_BY_NAME),
    },
    {
      name: 'all by status (few values)',
      target: '≤ 1.3×',
      before: forget,
      ours: async () => await ask('products.list', { ...BY_NAME, sorts: [by('status')] }),
      limit: () => ids('SELECT id FROM product WHERE trashed_at IS NULL ORDER BY status, id'),
    },
    {
      name: 'description shorter than 40, by name',
      target: '≤ 1.3×',
      before: forget,
      ours: async () => await ask('products.list', { ...BY_NAME, filter: SHORT }),
      limit: () =>
        ids(
          `SELECT id FROM product WHERE trashed_at IS NULL AND length(description) < 40 ORDER BY ${NAME}, id`,
        ),
    },
    {
      name: 'description contains “workshop”, any case, by name',
      target: '—',
      before: forget,
      rounds: 5,
      ours: async () => await ask('products.list', { ...BY_NAME, filter: OF_WORKSHOP }),
      limit: () =>
        ids(`SELECT id FROM product WHERE trashed_at IS NULL AND lower(description) LIKE '%workshop%'
          ORDER BY ${NAME}, id`),
    },
    {
      name: 'all by status, price, name',
      target: '≤ 1.3×',
      before: forget,
      rounds: 5,
      ours: async () =>
        await ask('products.list', { ...EVERY_PRODUCT, sorts: [by('status'), by('price'), by('name')] }),
      limit: () =>
        ids(`SELECT id FROM product WHERE trashed_at IS NULL
          ORDER BY status, CAST(NULLIF(price, '') AS REAL), ${NAME}, id`),
    },
    {
      name: 'same SKU as another product',
      target: '—',
      before: forget,
      rounds: 5,
      ours: async () =>
        await ask('products.list', {
          ...BY_NAME,
          filter: { match: 'all', conditions: [{ kind: 'same', field: 'sku', not: false }] },
        }),
      limit: () =>
        ids(`SELECT id FROM product WHERE trashed_at IS NULL AND sku IN (SELECT sku FROM product
          WHERE trashed_at IS NULL GROUP BY sku HAVING count(*) > 1) ORDER BY ${NAME}, id`),
    },
  ];
}
