import { describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { BY_NAME } from '../../../src/main/core/adapters/sqlite/import-find.ts';
import { leaveOutSql } from '../../../src/main/core/adapters/sqlite/import-rows.ts';
import { createImportStore } from '../../../src/main/core/adapters/sqlite/import-store.ts';
import { fewSql } from '../../../src/main/core/adapters/sqlite/list-order.ts';
import { PROBLEM_SOURCES } from '../../../src/main/core/adapters/sqlite/problem-reader.ts';
import { SELECT_ROWS } from '../../../src/main/core/adapters/sqlite/row-sql.ts';
import { migrate } from '../../../src/main/core/adapters/sqlite/schema.ts';
import {
  FIND_PARTS,
  FIND_WORDS,
  NEWEST_BY_PARTS,
  NEWEST_BY_WORDS,
} from '../../../src/main/core/adapters/sqlite/search.ts';
import { walksOf } from '../../../src/main/core/adapters/sqlite/sort-sql.ts';
import { countSql, VIEWS } from '../../../src/main/core/adapters/sqlite/view-sql.ts';
import { SortField, ViewId } from '../../../src/shared/model/query.ts';

function openEmpty(): Database {
  const db = openDatabase(':memory:', {});
  migrate(db);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

/** The steps of SQLite's plan, one line each. */
function explain(db: Database, sql: string): string[] {
  const statement = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const named = { key: null, id: 0, count: 1 };
  const marks = sql.split('?').length - 1;
  const rows = marks > 0 ? statement.all(...Array.from({ length: marks }, () => null)) : statement.all(named);
  return rows.map(({ detail }) => detail);
}

/** Going through the whole product table, or through one of its indexes and back to the table for each row. */
const GOES_THROUGH_PRODUCTS = /^SCAN (p|product)(?! USING COVERING INDEX)\b/;

describe('the plan of a page', () => {
  it('looks up each product by its id, and goes through the remotes alone', () => {
    const plan = explain(openEmpty(), SELECT_ROWS);
    expect(plan[0]).toMatch(/^SCAN ids VIRTUAL TABLE/);
    expect(plan[1]).toBe('SEARCH p USING INTEGER PRIMARY KEY (rowid=?)');
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([plan[0], 'SCAN r']);
  });
});

describe('the plan of an order', () => {
  it.each(SortField.options)(
    'of all products by %s follows one covering index, from where it left off',
    (field) => {
      const db = openEmpty();
      for (const { first, rest, next } of walksOf(field, 'id')) {
        expect(explain(db, first)).toEqual([
          expect.stringMatching(/^(SEARCH|SCAN) p USING COVERING INDEX product_by_/),
        ]);
        for (const sql of [rest, ...(next === null ? [] : [next])]) {
          expect(explain(db, sql)).toEqual([
            expect.stringMatching(/^SEARCH p USING COVERING INDEX product_by_/),
          ]);
        }
      }
    },
  );

  it.each(SortField.options)('by %s among other sorts reads its values from one covering index', (field) => {
    const db = openEmpty();
    for (const { first } of walksOf(field, 'id and value')) {
      expect(explain(db, first)).toEqual([
        expect.stringMatching(/^(SEARCH|SCAN) p USING COVERING INDEX product_by_/),
      ]);
    }
  });

  it.each(SortField.options)('of a few products by %s looks each of them up by its id', (field) => {
    const plan = explain(openEmpty(), fewSql(VIEWS.all.where, [{ field, direction: 'desc' }]));
    expect(plan).toContain('SEARCH p USING INTEGER PRIMARY KEY (rowid=?)');
    expect(plan.filter((step) => GOES_THROUGH_PRODUCTS.test(step))).toEqual([]);
  });
});

describe('the plan of finding products by the names in a file', () => {
  it('looks each name up in the index of names', () => {
    const plan = explain(openEmpty(), `SELECT p.id ${BY_NAME}`.replace('@values', "'[]'"));
    expect(plan).toContain('SEARCH p USING INDEX product_by_name (<expr>=?)');
    expect(plan.filter((step) => GOES_THROUGH_PRODUCTS.test(step))).toEqual([]);
  });
});

describe('the plan of leaving rows of an import out, and taking them in again', () => {
  it.each([true, false])('looks each row up by its number: %s', (leftOut) => {
    const db = openEmpty();
    db.exec(`ATTACH ':memory:' AS staging`);
    createImportStore(db);
    const sql = leaveOutSql(leftOut).replaceAll('@key', '1').replace('@rows', "'[]'");
    expect(explain(db, sql)[0]).toBe('SEARCH staging.import_row USING INTEGER PRIMARY KEY (rowid=?)');
  });
});

describe('the plan of a search', () => {
  it.each([FIND_WORDS, FIND_PARTS])('starts from the words and sorts nothing: %s', (sql) => {
    expect(explain(openEmpty(), sql)).toEqual([
      expect.stringMatching(/^SCAN product_(words|parts) VIRTUAL TABLE INDEX .*M/),
    ]);
  });

  it.each([NEWEST_BY_WORDS, NEWEST_BY_PARTS])(
    'for the first rows starts from the words and sorts nothing: %s',
    (sql) => {
      expect(explain(openEmpty(), sql)).toEqual([
        expect.stringMatching(/^SCAN product_(words|parts) VIRTUAL TABLE INDEX .*M/),
        'SEARCH p USING INTEGER PRIMARY KEY (rowid=?)',
      ]);
    },
  );
});

describe('the plan of a view', () => {
  it.each(ViewId.options)('starts from its few, where it has any: %s', (view) => {
    const { from } = VIEWS[view];
    const plan = from === undefined ? [] : explain(openEmpty(), from);
    expect(plan.filter((step) => GOES_THROUGH_PRODUCTS.test(step))).toEqual([]);
  });

  it.each(ViewId.options)('counts %s without reading products row by row', (view) => {
    const plan = explain(openEmpty(), countSql(view));
    expect(plan.filter((step) => GOES_THROUGH_PRODUCTS.test(step))).toEqual([]);
  });
});

describe('the plan of the next problem', () => {
  it.each(Object.entries(PROBLEM_SOURCES))(
    'starts from the ids that are asked about: %s',
    (_where, source) => {
      const db = openEmpty();
      for (const sql of [source.among, source.between]) {
        const [first] = explain(db, sql);
        expect(first).toMatch(
          /^SEARCH (c USING (PRIMARY KEY|INDEX product_check_problems)|p USING INTEGER PRIMARY KEY)/,
        );
      }
    },
  );
});
