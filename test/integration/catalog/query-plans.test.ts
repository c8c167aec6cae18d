import { describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { planCount, planList } from '../../../src/main/core/adapters/sqlite/list-query.ts';
import { SELECT_ROWS } from '../../../src/main/core/adapters/sqlite/product-queries.ts';
import { migrate } from '../../../src/main/core/adapters/sqlite/schema.ts';
import { SortField, type ViewId } from '../../../src/shared/model/query.ts';

function openEmpty(): Database {
  const db = openDatabase(':memory:', {});
  migrate(db);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

/** The steps of SQLite's plan, one line each. */
function explain(db: Database, sql: string, parameters: readonly string[] = []): string[] {
  return db
    .prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);
}

/** Going through the whole product table, or through one of its indexes and back to the table for each row. */
const GOES_THROUGH_PRODUCTS = /^SCAN (p|product)(?! USING COVERING INDEX)\b/;

describe('the plan of a page', () => {
  it('looks up each product by its id, and goes through the remotes alone', () => {
    const plan = explain(openEmpty(), SELECT_ROWS, ['[]']);
    expect(plan[0]).toMatch(/^SCAN ids VIRTUAL TABLE/);
    expect(plan[1]).toBe('SEARCH p USING INTEGER PRIMARY KEY (rowid=?)');
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([plan[0], 'SCAN r']);
  });
});

describe('the plan of a list', () => {
  const sorts = SortField.options.flatMap((field) =>
    (['asc', 'desc'] as const).map((direction) => ({ field, direction })),
  );

  it.each(sorts)('of all products by $field, $direction, follows one covering index', (sort) => {
    const db = openEmpty();
    const plans = planList({ view: 'all', search: '', sort }).map(({ sql }) => explain(db, sql));
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toHaveLength(1);
      expect(plan[0]).toMatch(/^(SEARCH|SCAN) p USING COVERING INDEX product_by_/);
    }
  });

  it.each(sorts)('of a search by $field, $direction, starts from the words', (sort) => {
    const db = openEmpty();
    for (const { sql, parameters } of planList({ view: 'all', search: 'mug 12', sort })) {
      const plan = explain(db, sql, parameters);
      expect(plan).toContain('SEARCH p USING INTEGER PRIMARY KEY (rowid=?)');
      expect(plan.filter((step) => GOES_THROUGH_PRODUCTS.test(step))).toEqual([]);
      expect(plan.join('\n')).toMatch(/SCAN product_words VIRTUAL TABLE INDEX/);
    }
  });

  it.each(['problems', 'waiting', 'not-accepted', 'unsure', 'trash'] as const)(
    'of the view %s starts from its few',
    (view) => {
      const db = openEmpty();
      const sort = { field: 'name', direction: 'asc' } as const;
      for (const { sql, parameters } of planList({ view, search: '', sort })) {
        expect(explain(db, sql, parameters).filter((step) => GOES_THROUGH_PRODUCTS.test(step))).toEqual([]);
      }
    },
  );

  it.each([
    'all',
    'unsent',
    'problems',
    'waiting',
    'not-accepted',
    'unsure',
    'trash',
  ] as const satisfies readonly ViewId[])('of the count of %s reads no product row by row', (view) => {
    const plan = explain(openEmpty(), planCount(view).sql);
    expect(plan.filter((step) => GOES_THROUGH_PRODUCTS.test(step))).toEqual([]);
  });
});
