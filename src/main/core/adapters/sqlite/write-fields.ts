type Written = {
  /** Columns of `product`. */
  readonly columns: readonly string[];
  /** The row with a column's new value for the product that is written: a FROM clause that finds it by a key. */
  readonly rowOf: (column: string) => string;
  /** The new value, as an expression on such a row. */
  readonly value: string;
  /** Products that are written, as a SELECT of their ids. */
  readonly products: string;
  readonly step: string;
};

/**
 * One statement that writes new values into columns of many products, and counts their versions up. `@at` is the time. Each value is
 * looked up by its product: told as a join, SQLite may go through all products for each row.
 */
export function writeFieldsSql({ columns, rowOf, value, products, step }: Written): string {
  const set = columns.map((column) => {
    const row = rowOf(column);
    return columns.length === 1
      ? `${column} = (SELECT ${value} ${row})`
      : `${column} = CASE WHEN EXISTS (SELECT 1 ${row}) THEN (SELECT ${value} ${row}) ELSE ${column} END`;
  });
  return `UPDATE product SET ${set.join(', ')}, version = version + 1, updated_at = @at
    WHERE id IN (${products}) AND ${step}`;
}

/** What stands in the column that a row names, of the product `p`. */
export function currentValueSql(columns: readonly string[], field: string): string {
  return `CASE ${field} ${columns.map((column) => `WHEN '${column}' THEN p.${column}`).join(' ')} END`;
}
