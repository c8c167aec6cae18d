import type { ListQuery, SortField, ViewId } from '../../../../shared/model/query.ts';
import type { Database } from './database.ts';
import { type Candidates, findCandidates, readSearch } from './search.ts';

type View = {
  /** What is true of every product in it. */
  readonly where: string;
  /** The few ids to start from, where that beats going through the catalog in the order of the sort. */
  readonly from?: string;
};

const LIVE = 'p.trashed_at IS NULL';

function inState(...states: readonly string[]): View {
  return {
    where: LIVE,
    from: `SELECT product_id AS id FROM submission WHERE state IN (${states.map((state) => `'${state}'`).join(', ')})`,
  };
}

/** A problem counts where it can still keep something from being sent: at a remote that does not have the product yet. */
const WITH_PROBLEMS = `SELECT c.product_id AS id FROM product_check c
  JOIN remote r ON r.id = c.remote_id AND r.removed_at IS NULL
  WHERE c.problems > 0 AND NOT EXISTS (
    SELECT 1 FROM submission s WHERE s.product_id = c.product_id AND s.account_id = r.account_id AND s.state = 'sent')`;

/** Without any remote there is one rule that every remote has: a product needs a name. */
const WITHOUT_NAME = `SELECT id FROM product WHERE trashed_at IS NULL AND name = '' COLLATE NOCASE
  AND NOT EXISTS (SELECT 1 FROM remote WHERE removed_at IS NULL)`;

const VIEWS: Readonly<Record<ViewId, View>> = {
  all: { where: LIVE },
  unsent: {
    where: `${LIVE} AND NOT EXISTS (SELECT 1 FROM submission s
      WHERE s.product_id = p.id AND s.state IN ('queued', 'sending', 'sent', 'unsure'))`,
  },
  problems: { where: LIVE, from: `${WITH_PROBLEMS} UNION ${WITHOUT_NAME}` },
  waiting: inState('queued', 'sending'),
  'not-accepted': inState('rejected'),
  unsure: inState('unsure'),
  trash: { where: 'p.trashed_at IS NOT NULL', from: 'SELECT id FROM product WHERE trashed_at IS NOT NULL' },
};

type Sort = {
  readonly by: string;
  /** Values first, then what is empty, then what is not set: in both directions. */
  readonly groups: readonly string[];
};

/** Word for word the expression of its index. */
const PRICE = `CAST(NULLIF(p.price, '') AS REAL)`;

const SORTS: Readonly<Record<SortField, Sort>> = {
  name: { by: 'p.name COLLATE NOCASE', groups: [`p.name > '' COLLATE NOCASE`, `p.name = '' COLLATE NOCASE`] },
  sku: { by: 'p.sku', groups: [`p.sku > ''`, `p.sku = ''`, 'p.sku IS NULL'] },
  type: { by: 'p.type COLLATE NOCASE', groups: [`p.type > '' COLLATE NOCASE`, `p.type = '' COLLATE NOCASE`] },
  status: { by: 'p.status', groups: ['p.status IS NOT NULL', 'p.status IS NULL'] },
  price: { by: PRICE, groups: [`${PRICE} IS NOT NULL`, `${PRICE} IS NULL`] },
  updated: { by: 'p.updated_at', groups: ['true'] },
  created: { by: 'p.created_at', groups: ['true'] },
};

export type IdQuery = { readonly sql: string; readonly parameters: readonly string[] };

/**
 * The statements whose ids, one after the other, are the list. Going through an index needs one for each group of
 * values; a few ids found otherwise are sorted by one statement.
 */
export function planList({ view, search, sort }: ListQuery): readonly IdQuery[] {
  const words = readSearch(search);
  const { where, from } = VIEWS[view];
  const { by, groups } = SORTS[sort.field];
  const byId = `p.id ${sort.direction}`;
  const order = `${by} ${sort.direction}, ${byId}`;
  const found = words.length > 0 ? findCandidates(words) : null;
  const sets = [found, from === undefined ? null : { sql: from, parameters: [] }].filter(
    (set) => set !== null,
  );
  if (sets.length === 0) {
    return groups.map((group, at) => ({
      // Within a group of equal values there is nothing else to sort by.
      sql: `SELECT p.id FROM product p WHERE ${where} AND ${group} ORDER BY ${at === 0 ? order : byId}`,
      parameters: [],
    }));
  }
  const rank = `CASE ${groups.map((group, at) => `WHEN ${group} THEN ${at}`).join(' ')} END`;
  return [
    {
      sql: `${candidateSelect(sets, where)} ORDER BY ${rank}, ${order}`,
      parameters: sets.flatMap((set) => set.parameters),
    },
  ];
}

/** How many products a view has. */
export function planCount(view: ViewId): IdQuery {
  const { where, from } = VIEWS[view];
  if (from === undefined) return { sql: `SELECT count(*) FROM product p WHERE ${where}`, parameters: [] };
  return {
    sql: `SELECT count(*) FROM (${candidateSelect([{ sql: from, parameters: [] }], where)})`,
    parameters: [],
  };
}

/** CROSS JOIN keeps SQLite from going through the whole catalog instead. */
function candidateSelect(sets: readonly Candidates[], where: string): string {
  const found = sets.map(({ sql }) => `SELECT id FROM (${sql})`).join('\nINTERSECT ');
  return `WITH found(id) AS MATERIALIZED (SELECT DISTINCT id FROM (${found}))
    SELECT p.id FROM found CROSS JOIN product p ON p.id = found.id WHERE ${where}`;
}

/** Runs the statements of a list. */
export function readIds(db: Database, queries: readonly IdQuery[]): Uint32Array {
  const parts = queries.map(({ sql, parameters }) =>
    db
      .prepare<string[], number>(sql)
      .pluck()
      .all(...parameters),
  );
  return Uint32Array.from(parts.length === 1 ? (parts[0] ?? []) : parts.flat());
}
