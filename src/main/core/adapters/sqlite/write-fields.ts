type Written = {
  /** Columns of `product`. */
  readonly columns: readonly string[];
  /** Where the rows are: a FROM clause, with `field` (a column) and `product_id` under this name. */
  readonly rows: { readonly from: string; readonly name: string };
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
export function writeFieldsSql({ columns, rows, value, products, step }: Written): string {
  const of = (column: string) =>
    `${rows.from} AND ${rows.name}.product_id = product.id AND ${rows.name}.field = '${column}'`;
  const set = columns.map((column) =>
    columns.length === 1
      ? `${column} = (SELECT ${value} ${of(column)})`
      : `${column} = CASE WHEN EXISTS (SELECT 1 ${of(column)}) THEN (SELECT ${value} ${of(column)}) ELSE ${column} END`,
  );
  return `UPDATE product SET ${set.join(', ')}, version = version + 1, updated_at = @at
    WHERE id IN (${products}) AND ${step}`;
}

/** What stands in the column that a row names, of the product `p`. */
export function currentValueSql(columns: readonly string[], field: string): string {
  return `CASE ${field} ${columns.map((column) => `WHEN '${column}' THEN p.${column}`).join(' ')} END`;
}
