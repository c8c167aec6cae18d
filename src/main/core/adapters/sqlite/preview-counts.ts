import type { PreviewTab } from '../../../../shared/model/change.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { StagedPreview } from '../../domain/ports/preview-store.ts';
import { cellKeySql } from './cell-key.ts';
import type { Database } from './database.ts';
import { TABS } from './preview-tabs.ts';

type Named = Pick<StagedPreview, 'id' | 'kind' | 'subject'> & { readonly finds: number };

const COUNTED = [
  'scope',
  'willChange',
  'same',
  'leftOut',
  'problems',
  'products',
  'found',
  'chosen',
] as const;
type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;

export type PreviewCounts = {
  /** Begins with no rows. */
  readonly open: (id: string) => void;
  /** `null` when there is no such preview. */
  readonly get: (id: string) => StagedPreview | null;
  /** Does work that changes rows of these products alone: only they are counted, before and after. */
  readonly follow: (id: string, key: number, products: readonly ProductId[], work: () => void) => void;
  readonly forget: (id: string) => void;
};

/** The rows of some products, `@ids`, of a preview: a FROM clause. */
export const ROWS_OF_PRODUCTS = `FROM json_each(@ids) ids CROSS JOIN staging.preview_row r
  ON r.n BETWEEN ${cellKeySql('@preview', 'ids.value', 0)} AND ${cellKeySql('@preview', 'ids.value', 15)}`;

/** Counts every preview as it changes: a tick in a preview of a million rows costs as much as in one of ten. */
export function createPreviewCounts(db: Database): PreviewCounts {
  const counts = new Map<string, Counts>();
  const named = db.prepare<[string], Named & { readonly key: number }>(
    'SELECT key, id, kind, subject, find IS NOT NULL AS finds FROM staging.preview WHERE id = ?',
  );
  const all = db.prepare<[number], Counts>(countSql('FROM staging.preview_row r WHERE r.preview = ?'));
  const some = db.prepare<[{ preview: number; ids: string }], Counts>(countSql(ROWS_OF_PRODUCTS));
  const countSome = (preview: number, products: readonly ProductId[]) =>
    some.get({ preview, ids: JSON.stringify([...new Set(products)]) }) ?? NOTHING;
  return {
    open: (id) => {
      counts.set(id, NOTHING);
    },
    get: (id) => {
      const preview = named.get(id);
      if (preview === undefined) return null;
      const counted = counts.get(id) ?? all.get(preview.key) ?? NOTHING;
      counts.set(id, counted);
      return toPreview(preview, counted);
    },
    follow: (id, key, products, work) => {
      const known = counts.get(id);
      // What fails half-way is counted anew.
      counts.delete(id);
      if (known === undefined) return work();
      const before = countSome(key, products);
      work();
      counts.set(id, add(known, before, countSome(key, products)));
    },
    forget: (id) => {
      counts.delete(id);
    },
  };
}

const NOTHING: Counts = {
  scope: 0,
  willChange: 0,
  same: 0,
  leftOut: 0,
  problems: 0,
  products: 0,
  found: 0,
  chosen: 0,
};

function add(counts: Counts, before: Counts, after: Counts): Counts {
  const sums = COUNTED.map((name) => [name, counts[name] - before[name] + after[name]]);
  return Object.fromEntries(sums) as Counts; // of every name
}

function countSql(from: string): string {
  const in_ = (tab: PreviewTab) => `FILTER (WHERE r.tab = ${TABS[tab]})`;
  return `SELECT count(*) AS scope, count(*) ${in_('will-change')} AS willChange, count(*) ${in_('same')} AS same,
      count(*) ${in_('left-out')} AS leftOut, count(*) ${in_('problems')} AS problems,
      count(DISTINCT r.product_id) ${in_('will-change')} AS products,
      COALESCE(sum(r.hits), 0) AS found, COALESCE(sum(r.chosen) ${in_('will-change')}, 0) AS chosen ${from}`;
}

function toPreview({ id, kind, subject, finds }: Named, { found, chosen, ...counts }: Counts): StagedPreview {
  return { id, kind, subject, ...counts, hits: finds === 1 ? { found, chosen } : null };
}
