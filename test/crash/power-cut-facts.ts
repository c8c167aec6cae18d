import { createHash } from 'node:crypto';
import type { Database } from '../../src/main/core/adapters/sqlite/database.ts';

/**
 * What a catalog says, as far as it was acknowledged to a person: a digest for each product, draft, Change, remote and setting.
 * It reads the tables of schema 40 as well as those of today.
 */
export type Facts = Readonly<Record<string, string>>;

/** Where a submission stands. `progress` grows with every move that is legal, so that two stands have an order. */
export type Stand = {
  readonly progress: number;
  readonly product: number;
  readonly remote: number;
  readonly state: string;
  readonly kind: string | null;
  readonly record: string | null;
};
export type Stands = Readonly<Record<string, Stand>>;

/** Something that the program said while it was recorded. */
export type Mark =
  /** All of this is committed, as far as the program knows; `null` is gone. Only what is new since the last mark. */
  | {
      readonly kind: 'acknowledged';
      readonly facts: Readonly<Record<string, string | null>>;
      readonly stands: Stands;
    }
  /** A request that creates something left for a remote. */
  | { readonly kind: 'left'; readonly url: string; readonly hash: string };

const FACTS = `
  SELECT 'product ' || id AS key, json_array(version, name, sku, type, description, price, currency, trashed_at IS NULL) AS value
    FROM product
  UNION ALL SELECT 'draft ' || id, json_array(product_id, base_version, fields) FROM form_draft
  UNION ALL SELECT 'change ' || id, json_array(kind, products, undone_at IS NULL) FROM change
  UNION ALL SELECT 'remote ' || id, json_array(name, base_url, removed_at IS NULL) FROM remote
  UNION ALL SELECT 'setting ' || key, value FROM meta WHERE key IN ('catalog_id', 'catalog_currency', 'sending_paused')`;

const STANDS = `
  SELECT s.id, s.product_id AS product, s.remote_id AS remote, s.state, s.unsure_kind AS kind, s.remote_record_id AS record,
    (s.state IN ('cancelled', 'discarded', 'superseded'))
    + (SELECT count(*) FROM attempt a WHERE a.submission_id = s.id)
    + (SELECT count(*) FROM attempt a JOIN answer w ON w.attempt_id = a.id WHERE a.submission_id = s.id)
    + (SELECT count(*) FROM evidence e WHERE e.submission_id = s.id) AS progress
  FROM submission s`;

export function readFacts(db: Database): Facts {
  const rows = db.prepare<[], { key: string; value: string }>(FACTS).all();
  return Object.fromEntries(rows.map(({ key, value }) => [key, digest(value)]));
}

export function readStands(db: Database): Stands {
  const rows = db.prepare<[], Stand & { id: string }>(STANDS).all();
  return Object.fromEntries(rows.map(({ id, ...stand }) => [id, stand]));
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
