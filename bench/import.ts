import { once } from 'node:events';
import { cpSync, createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import BetterSqlite from 'better-sqlite3';
import type { ImportPreview } from '../src/shared/model/transfer.ts';
import { type Ask, askOf } from './lib/ask.ts';
import { type BenchCatalog, openWriter } from './lib/catalog.ts';
import { compareSpent, type Spent, spend, writeTable } from './lib/compare.ts';

const COLUMNS = [
  'name',
  'sku',
  'type',
  'description',
  'status',
  'price',
  'currency',
  'image_url',
  'image_alt',
];
const ALL = [...COLUMNS, 'billing_type', 'created_at', 'updated_at'].join(', ');
/** With one more that warms up and is not counted. */
const ROUNDS = 5;
/** More rows than this are imported once: that takes minutes. */
const MANY = 500_000;

/**
 * A CSV of so many new products on its way into an empty catalog. Staging is beside a program that cuts the same lines and inserts
 * them into the same table with the same indexes, in one transaction, and looks at nothing; Apply is beside one statement that
 * copies rows that lie ready, search index included.
 */
export async function benchImport({ size }: Pick<BenchCatalog, 'size'>): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'offshelf-import-'));
  const file = join(root, 'products.csv');
  await writeProducts(file, size);
  await (await openWriter(join(root, 'empty'), { currency: 'EUR' })).close();
  const spent = {
    staged: [] as Spent[],
    applied: [] as Spent[],
    bare: [] as Spent[],
    copied: [] as Spent[],
  };
  const rounds = size > MANY ? 0 : ROUNDS;
  for (let round = 0; round <= rounds; round += 1) {
    const bare = await spend(() => insertBare(root, file));
    const copied = await copyBare(root, file);
    const ours = await importOnce(root, file);
    if (round === 0 && rounds > 0) continue;
    spent.bare.push(bare);
    spent.copied.push(copied);
    spent.staged.push(ours.staged);
    spent.applied.push(ours.applied);
  }
  rmSync(root, { recursive: true });
  const rows = size.toLocaleString('en');
  const table = writeTable([
    compareSpent(`${rows} rows of CSV: staged and checked`, spent.staged, spent.bare, '≤ 1.43×'),
    compareSpent('their Apply, with the search index', spent.applied, spent.copied, '≤ 2×'),
  ]);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${table}\n\n${peak} MB at most, of all of it.`;
}

/** No cell needs quotes, so that the bare program can cut lines at commas. */
async function writeProducts(file: string, size: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${COLUMNS.join(',')}\n`);
  for (let at = 0; at < size; at += 1) {
    const mixed = (at * 2_654_435_761) % 4_294_967_291;
    const line = `Mug ${mixed % 100_000} of ${at},SKU-${String(at).padStart(8, '0')},standard,${'Made by hand in our workshop; keep it dry. '.repeat(1 + (mixed % 3))},${mixed % 5 === 0 ? 'draft' : 'active'},${mixed % 1000}.${10 + (mixed % 90)},EUR,https://images.example.com/${at}.jpg,\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

async function importOnce(
  root: string,
  file: string,
): Promise<{ readonly staged: Spent; readonly applied: Spent }> {
  const folder = join(root, 'ours');
  cpSync(join(root, 'empty'), folder, { recursive: true });
  const writer = await openWriter(folder, { pathOf: async (path) => path });
  const ask = askOf(writer);
  let prepared: ImportPreview | undefined;
  const staged = await spend(async () => {
    prepared = await prepare(ask, file);
  });
  const { id, counts } = prepared ?? { id: '', counts: { rows: 0, create: -1 } };
  if (counts.create !== counts.rows) throw new Error('not every row is a new product');
  const applied = await spend(() => ask('imports.apply', { id, remotes: [] }));
  await writer.close();
  rmSync(folder, { recursive: true });
  return { staged, applied };
}

async function prepare(ask: Ask, file: string): Promise<ImportPreview> {
  const source = { file };
  const { reading, mark, suggestion } = await ask('imports.look', { source, reading: {} });
  return await ask('imports.prepare', { source, reading, mark, plan: suggestion.plan });
}

/** Lines that are cut and inserted, in one transaction. */
async function insertBare(root: string, file: string): Promise<void> {
  const db = openBare(root);
  for (const name of triggersOf(db)) db.exec(`DROP TRIGGER "${name}"`);
  await insertLines(db, file, 'product');
  db.close();
}

/** One statement, from a table that has the rows to the table with its indexes and the search index. */
async function copyBare(root: string, file: string): Promise<Spent> {
  const db = openBare(root);
  for (const name of triggersOf(db))
    if (!name.startsWith('product_search_')) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(`CREATE TEMP TABLE kept(${ALL})`);
  await insertLines(db, file, 'temp.kept');
  const spent = await spend(() => db.exec(`INSERT INTO main.product(${ALL}) SELECT ${ALL} FROM temp.kept`));
  db.close();
  return spent;
}

function openBare(root: string): BetterSqlite.Database {
  const folder = join(root, 'bare');
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'empty'), folder, { recursive: true });
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'cache_size = -65536',
    'temp_store = FILE',
  ])
    db.pragma(setting);
  return db;
}

function triggersOf(db: BetterSqlite.Database): readonly string[] {
  return db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
}

async function insertLines(db: BetterSqlite.Database, file: string, table: string): Promise<void> {
  const insert = db.prepare(
    `INSERT INTO ${table}(${ALL}) VALUES (${COLUMNS.map(() => '?').join(', ')}, 'one_time', 1700000000000, 1700000000000)`,
  );
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let isHeading = true;
  db.exec('BEGIN');
  for await (const line of lines) {
    if (!isHeading) insert.run(line.split(','));
    isHeading = false;
  }
  db.exec('COMMIT');
}
