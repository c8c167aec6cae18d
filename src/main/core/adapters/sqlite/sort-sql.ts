import type { Sort, SortField } from '../../../../shared/model/query.ts';
import { LIVE } from './view-sql.ts';

type Order = {
  /** Word for word what its index is made of. */
  readonly by: string;
  /** Values first, then what is empty, then what is not set: in both directions. */
  readonly groups: readonly string[];
  /** The same for values that stand side by side in this order, where that is not `by` itself. */
  readonly same?: string;
};

const PRICE = `CAST(NULLIF(p.price, '') AS REAL)`;

const ORDERS: Readonly<Record<SortField, Order>> = {
  name: {
    by: 'p.name COLLATE NOCASE',
    groups: [`p.name > '' COLLATE NOCASE`, `p.name = '' COLLATE NOCASE`],
    same: 'lower(p.name)',
  },
  sku: { by: 'p.sku', groups: [`p.sku > ''`, `p.sku = ''`, 'p.sku IS NULL'] },
  type: {
    by: 'p.type COLLATE NOCASE',
    groups: [`p.type > '' COLLATE NOCASE`, `p.type = '' COLLATE NOCASE`],
    same: 'lower(p.type)',
  },
  status: { by: 'p.status', groups: ['p.status IS NOT NULL', 'p.status IS NULL'] },
  price: { by: PRICE, groups: [`${PRICE} IS NOT NULL`, `${PRICE} IS NULL`] },
  updated: { by: 'p.updated_at', groups: ['true'] },
  created: { by: 'p.created_at', groups: ['true'] },
};

/** The order of a few products, as an ORDER BY. Ties go by age, in the direction of the last sort. */
export function orderBy(sorts: readonly Sort[]): string {
  const terms = sorts.flatMap(({ field, direction }) => {
    const { by, groups } = ORDERS[field];
    const rank = `CASE ${groups.map((group, at) => `WHEN ${group} THEN ${at}`).join(' ')} END`;
    return groups.length === 1 ? [`${by} ${direction}`] : [rank, `${by} ${direction}`];
  });
  return `ORDER BY ${[...terms, `p.id ${sorts.at(-1)?.direction ?? 'asc'}`].join(', ')}`;
}

/** How one group of an index is walked upwards, a stretch at a time. Each statement takes `count`. */
export type Walk = {
  readonly first: string;
  /** What comes after the row with this `key` and `id`: first what has the same key, then what has a greater one. */
  readonly rest: string;
  /** `null` where all values of the group are alike. */
  readonly next: string | null;
  /** The key of a row, by its id. */
  readonly key: string;
};

/** The walks whose rows, one after the other, are every live product by one field. */
export function walksOf(field: SortField, columns: 'id' | 'id and value'): readonly Walk[] {
  const { by, groups, same = by } = ORDERS[field];
  const select = `SELECT p.id${columns === 'id' ? '' : `, ${same} AS value`} FROM product p WHERE ${LIVE} AND`;
  const byValue = `ORDER BY ${by}, p.id LIMIT @count`;
  // Within equal values there is nothing else to sort by.
  const byId = 'ORDER BY p.id LIMIT @count';
  const key = `SELECT ${by} FROM product p WHERE p.id = ?`;
  return groups.map((group, at) => {
    if (at > 0) {
      const rest = `${select} ${group} AND p.id > @id ${byId}`;
      return { first: `${select} ${group} ${byId}`, rest, next: null, key };
    }
    return {
      first: `${select} ${group} ${byValue}`,
      // The key says already that it is of this group: told twice, SQLite may start each stretch at the group's beginning.
      rest: `${select} ${by} = @key AND p.id > @id ${byId}`,
      next: `${select} ${by} > @key ${byValue}`,
      key,
    };
  });
}
