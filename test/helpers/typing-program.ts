import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { askOf } from '../../bench/lib/ask.ts';
import { openWorkers } from '../../bench/lib/workers.ts';

const DRAFT = '0197c1a0-0000-7000-8000-000000000001';

// The program's workers with the catalog of a folder: while somebody else writes to it, a person types into its first product.
const [folder = ''] = process.argv.slice(2);
const ask = askOf(await openWorkers(folder));
const first = await ask('products.get', { id: 1 });
if (first === null) throw new Error('the catalog has no product');
// Nothing is kept by the writer before this ends, which it never does.
const other = new BetterSqlite(join(folder, 'catalog.offshelf'));
other.exec('BEGIN IMMEDIATE');
for (let letters = 1; ; letters += 1) {
  const fields = { ...first.fields, name: 'x'.repeat(letters) };
  await ask('drafts.keep', { id: DRAFT, productId: 1, baseVersion: first.version, fields });
  console.log('kept', letters);
}
