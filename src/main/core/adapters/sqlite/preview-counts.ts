import type { PreviewTab } from '../../../../shared/model/change.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { StagedPreview } from '../../domain/ports/preview-store.ts';
import { cellKeySql } from './cell-key.ts';
import type { Database } from './database.ts';
import { TABS } from './preview-tabs.ts';

type Named = Pick<StagedPreview, 'id' | 'kind' | 'subject'> & { readonly finds: number };

export type PreviewCounts = {
  /** Begins with no rows. */
  readonly open: (id: string) => void;
  /** `null` when there is no such preview. */
  readonly get: (id: string) => StagedPreview | null;
  /** Where the row stands that has so many rows of its tab before it. */
  readonly find: (id: string, key: number, tab: PreviewTab, before: number) => Standing;
  /** Does work that changes rows of these products alone: only they are counted, before and after. */
  readonly follow: (id: string, key: number, products: readonly ProductId[], work: () => void) => void;
  readonly forget: (id: string) => void;
};

/** The first rows that have to be passed for one are those of the product `first`, or the one after it. */
export type Standing = { readonly first: ProductId; readonly passed: number };

/** Ids of products that are counted together, as a power of two: so many at the most are passed for a row anywhere. */
const TOGETHER = 10;

/** The rows in one tab of products whose ids stand together. */
type Group = {
  readonly place: number;
  readonly tab: number;
  readonly rows: number;
  readonly products: number;
  readonly found: number;
  readonly chosen: number;
};
/** By place and tab. */
type Tally = Map<number, Group>;

/** The rows of some products, `@ids`, of a preview: a FROM clause. */
export const ROWS_OF_PRODUCTS = `FROM json_each(@ids) ids CROSS JOIN staging.preview_row r
  ON r.n BETWEEN ${cellKeySql('@preview', 'ids.value', 0)} AND ${cellKeySql('@preview', 'ids.value', 15)}`;

/** Counts every preview as it changes: a tick or a page in a preview of a million rows costs as much as in one of ten. */
export function createPreviewCounts(db: Database): PreviewCounts {
  const tallies = new Map<string, Tally>();
  const named = db.prepare<[string], Named & { readonly key: number }>(
    'SELECT key, id, kind, subject, find IS NOT NULL AS finds FROM staging.preview WHERE id = ?',
  );
  const all = db.prepare<[number], Group>(groupSql('FROM staging.preview_row r WHERE r.preview = ?'));
  const some = db.prepare<[{ preview: number; ids: string }], Group>(groupSql(ROWS_OF_PRODUCTS));
  const countSome = (preview: number, products: readonly ProductId[]) =>
    some.all({ preview, ids: JSON.stringify([...new Set(products)]) });
  const tallyOf = (id: string, key: number): Tally => {
    const known = tallies.get(id);
    if (known !== undefined) return known;
    const tally: Tally = new Map();
    add(tally, all.all(key), 1);
    tallies.set(id, tally);
    return tally;
  };
  return {
    open: (id) => {
      tallies.set(id, new Map());
    },
    get: (id) => {
      const preview = named.get(id);
      return preview === undefined ? null : toPreview(preview, [...tallyOf(id, preview.key).values()]);
    },
    find: (id, key, tab, before) => {
      const groups = [...tallyOf(id, key).values()].filter((group) => group.tab === TABS[tab]);
      let passed = before;
      for (const { place, rows } of groups.toSorted((a, b) => a.place - b.place)) {
        if (rows > passed) return { first: place * 2 ** TOGETHER, passed };
        passed -= rows;
      }
      return { first: Number.MAX_SAFE_INTEGER, passed: 0 };
    },
    follow: (id, key, products, work) => {
      const tally = tallies.get(id);
      // What fails half-way is counted anew.
      tallies.delete(id);
      if (tally === undefined) return work();
      const before = countSome(key, products);
      work();
      add(tally, before, -1);
      add(tally, countSome(key, products), 1);
      tallies.set(id, tally);
    },
    forget: (id) => {
      tallies.delete(id);
    },
  };
}

function add(tally: Tally, groups: readonly Group[], sign: 1 | -1): void {
  for (const { place, tab, ...more } of groups) {
    const key = place * TAB_COUNT + tab;
    const now = tally.get(key) ?? { place, tab, rows: 0, products: 0, found: 0, chosen: 0 };
    tally.set(key, {
      place,
      tab,
      rows: now.rows + sign * more.rows,
      products: now.products + sign * more.products,
      found: now.found + sign * more.found,
      chosen: now.chosen + sign * more.chosen,
    });
  }
}

const TAB_COUNT = Object.keys(TABS).length;

function groupSql(from: string): string {
  return `SELECT r.product_id >> ${TOGETHER} AS place, r.tab, count(*) AS rows, count(DISTINCT r.product_id) AS products,
      sum(r.hits) AS found, sum(r.chosen) AS chosen ${from} GROUP BY 1, 2`;
}

function toPreview({ id, kind, subject, finds }: Named, groups: readonly Group[]): StagedPreview {
  const sum = (count: (group: Group) => number, tab?: PreviewTab) =>
    groups.reduce(
      (total, group) => total + (tab === undefined || group.tab === TABS[tab] ? count(group) : 0),
      0,
    );
  const rowsIn = (tab?: PreviewTab) => sum(({ rows }) => rows, tab);
  return {
    id,
    kind,
    subject,
    scope: rowsIn(),
    willChange: rowsIn('will-change'),
    same: rowsIn('same'),
    leftOut: rowsIn('left-out'),
    problems: rowsIn('problems'),
    products: sum(({ products }) => products, 'will-change'),
    hits:
      finds === 1
        ? { found: sum(({ found }) => found), chosen: sum(({ chosen }) => chosen, 'will-change') }
        : null,
  };
}
