import type { Sort, SortField } from '../../../../shared/model/query.ts';
import { IS_NO_PRICE, SPACES } from './price-problem-sql.ts';
import { sortedBy } from './sort-columns.ts';
import { LIVE } from './view-sql.ts';

type Order = {
  /** Word for word what its index is made of. */
  readonly by: string;
  /** Values first, then what can't be read as one, what is empty and what is not set: in both directions. */
  readonly groups: readonly string[];
};

const NAME = sortedBy('name');
const TYPE = sortedBy('type');
/** Less than every price, so that a walk along the prices does not run into it. */
const NO_PRICE = '-9e999';
const PRICE = `CASE WHEN NOT ${IS_NO_PRICE} THEN CAST(p.price AS REAL) WHEN trim(p.price, ${SPACES}) <> '' THEN ${NO_PRICE} END`;

const ORDERS: Readonly<Record<SortField, Order>> = {
  name: { by: NAME, groups: [`${NAME} > ''`, `${NAME} = ''`] },
  sku: { by: 'p.sku', groups: [`p.sku > ''`, `p.sku = ''`, 'p.sku IS NULL'] },
  type: { by: TYPE, groups: [`${TYPE} > ''`, `${TYPE} = ''`] },
  status: { by: 'p.status', groups: ['p.status IS NOT NULL', 'p.status IS NULL'] },
  price: { by: PRICE, groups: [`${PRICE} > ${NO_PRICE}`, `${PRICE} = ${NO_PRICE}`, `${PRICE} IS NULL`] },
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
  const { by, groups } = ORDERS[field];
  const select = `SELECT p.id${columns === 'id' ? '' : `, ${by} AS value`} FROM product p WHERE ${LIVE} AND`;
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
