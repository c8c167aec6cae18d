import type { ProblemReader } from '../../domain/ports/problem-reader.ts';
import type { Database } from './database.ts';
import { createIdSet } from './id-set.ts';
import { inStretches } from './list-reading.ts';
import { hasRemotes, PROBLEM_ANYWHERE } from './view-sql.ts';

/** A way to the products with problems. */
export type ProblemSource = {
  /** Those among a JSON array of ids. */
  readonly among: string;
  /** Those above one id, up to another. */
  readonly between: string;
};

/** So many ids come at one go at first: long texts may stand between a product's fields. */
const FIRST_STRETCH = 200;
/** And so many later: after many ids without a problem there may be as many that have one. */
const LONGEST_STRETCH = 10_000;

// CROSS JOIN begins with the index of the problems, not with the remotes.
const AT_REMOTES = `SELECT c.product_id FROM product_check c
  CROSS JOIN remote r ON r.id = c.remote_id AND r.removed_at IS NULL WHERE c.problems > 0 AND c.product_id`;
const ANYWHERE = `SELECT p.id FROM product p NOT INDEXED WHERE ${PROBLEM_ANYWHERE} AND p.id`;

function findBy(select: string): ProblemSource {
  return {
    among: `${select} IN (SELECT value FROM json_each(?))`,
    between: `${select} BETWEEN ? + 1 AND ?`,
  };
}

/**
 * What the cells mark: also a problem at a remote that has the product already, and of a product in the trash, which only its
 * own list has. Otherwise than the view of problems, which has what can still be kept from being sent.
 */
export const PROBLEM_SOURCES = { atRemotes: findBy(AT_REMOTES), anywhere: findBy(ANYWHERE) };

/** Finds the products with problems, on a connection that can not write. */
export function createProblemReader(db: Database): ProblemReader {
  const prepare = ({ among, between }: ProblemSource) => ({
    among: db.prepare<[string], number>(among).pluck(),
    between: db.prepare<[number, number], number>(between).pluck(),
  });
  const atRemotes = prepare(PROBLEM_SOURCES.atRemotes);
  const anywhere = prepare(PROBLEM_SOURCES.anywhere);
  const largest = db.prepare<[], number | null>('SELECT max(id) FROM product').pluck();
  const source = () => (hasRemotes(db) ? atRemotes : anywhere);
  return {
    among: (ids) => source().among.all(JSON.stringify(ids)),
    all: async (pace) => {
      const { between } = source();
      const end = largest.get() ?? 0;
      const found = createIdSet(end);
      const patience = { end: Number.POSITIVE_INFINITY, units: 0 };
      await inStretches(
        { end, first: FIRST_STRETCH, longest: LONGEST_STRETCH, pace, patience },
        (from, to) => {
          for (const id of between.all(from, to)) found[id] = 1;
        },
      );
      return found;
    },
  };
}
