import type { ViewId } from '../../../../shared/model/query.ts';
import type { Database } from './database.ts';
import { PRICE_PROBLEM } from './price-problem-sql.ts';

export type View = {
  /** What is true of every product in it. */
  readonly where: string;
  /** The few ids to start from, where that beats going through the catalog. */
  readonly from?: string;
  /** No index knows it: every product is looked at. */
  readonly looksAtAll?: true;
};

export const LIVE = 'p.trashed_at IS NULL';

function inState(...states: readonly string[]): View {
  return {
    where: LIVE,
    from: `SELECT product_id AS id FROM submission WHERE state IN (${states.map((state) => `'${state}'`).join(', ')})`,
  };
}

/** A problem counts where it can still keep something from being sent: at a remote that does not have the product yet. */
export const BLOCKING_CHECK = `c.problems > 0 AND NOT EXISTS (
  SELECT 1 FROM submission s WHERE s.product_id = c.product_id AND s.account_id = r.account_id AND s.state = 'sent')`;

const WITH_PROBLEMS = `SELECT c.product_id AS id FROM product_check c
  JOIN remote r ON r.id = c.remote_id AND r.removed_at IS NULL WHERE ${BLOCKING_CHECK}`;

export const NO_REMOTE = 'NOT EXISTS (SELECT 1 FROM remote WHERE removed_at IS NULL)';

/** What every remote refuses, whatever its rules: no name, or a price that is none. */
export const PROBLEM_ANYWHERE = `(p.name = '' OR ${PRICE_PROBLEM})`;

export const VIEWS: Readonly<Record<ViewId, View>> = {
  all: { where: LIVE },
  unsent: {
    where: `${LIVE} AND NOT EXISTS (SELECT 1 FROM submission s
      WHERE s.product_id = p.id AND s.state IN ('queued', 'sending', 'sent', 'unsure'))`,
  },
  problems: { where: LIVE, from: WITH_PROBLEMS },
  waiting: inState('queued', 'sending'),
  'not-accepted': inState('rejected'),
  unsure: inState('unsure'),
  trash: { where: 'p.trashed_at IS NOT NULL', from: 'SELECT id FROM product WHERE trashed_at IS NOT NULL' },
};

/** A view as it is now: without any remote, a problem is what none would take. */
export function viewNow(db: Database, view: ViewId): View {
  if (view !== 'problems' || hasRemotes(db)) return VIEWS[view];
  return { where: `${LIVE} AND ${PROBLEM_ANYWHERE}`, looksAtAll: true };
}

export function hasRemotes(db: Database): boolean {
  return db.prepare<[], number>(`SELECT ${NO_REMOTE}`).pluck().get() === 0;
}

/** How many products a view has; of problems, those at remotes. */
export function countSql(view: ViewId): string {
  const { where, from } = VIEWS[view];
  if (from === undefined) return `SELECT count(*) FROM product p WHERE ${where}`;
  // CROSS JOIN keeps SQLite from going through the whole catalog instead.
  return `WITH found(id) AS MATERIALIZED (SELECT DISTINCT id FROM (${from}))
    SELECT count(*) FROM found CROSS JOIN product p ON p.id = found.id WHERE ${where}`;
}
