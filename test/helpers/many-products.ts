import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';

/** Puts so many plain products into a catalog, each with the description `red`. */
export function addManyProducts(folder: string, count: number): void {
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
  db.exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    SELECT 'P' || i, 'standard', 'red', '', '', i, i FROM n`);
  db.close();
}
