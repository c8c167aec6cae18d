import type { Database } from './database.ts';

/** What the name or the type of a product `p` is sorted by, in the words of its index. */
export function sortedBy(column: 'name' | 'type'): string {
  return `COALESCE(p.sort_${column}, lower(p.${column}))`;
}

/**
 * Keeps what names and types are sorted by right, whatever statement of this connection writes them. The triggers belong to the
 * connection: one in the file could not call the function, and would stop other programs from writing there. A name that is written
 * as it is counts, too: another program may have changed it.
 */
export function keepSortColumns(db: Database): void {
  const set = ['name', 'type']
    .map((column) => `sort_${column} = NULLIF(sort_text(NEW.${column}), lower(NEW.${column}))`)
    .join(', ');
  const isSpecial = (column: string) => `octet_length(NEW.${column}) <> length(NEW.${column})`;
  const special = `${isSpecial('name')} OR ${isSpecial('type')}`;
  db.exec(`
    CREATE TEMP TRIGGER product_sort_insert AFTER INSERT ON main.product WHEN ${special} BEGIN
      UPDATE product SET ${set} WHERE id = NEW.id;
    END;
    CREATE TEMP TRIGGER product_sort_update AFTER UPDATE OF name, type ON main.product
    WHEN ${special} OR OLD.sort_name IS NOT NULL OR OLD.sort_type IS NOT NULL BEGIN
      UPDATE product SET ${set} WHERE id = NEW.id;
    END;`);
}
