import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { MIGRATIONS } from '../../src/main/core/adapters/sqlite/migrations/index.ts';
import { composeWriter, type Writer, type WriterParts } from '../../src/main/core/compose.ts';
import { askOf } from './ask.ts';

/** A catalog of so many generated products, with both built-in remotes connected; made once for each size and schema. */
export type BenchCatalog = { readonly folder: string; readonly file: string; readonly size: number };

export const silent = {
  warn: () => undefined,
  error: (message: string, cause: unknown) => console.error(message, cause),
};

/** A writer that sends nothing. */
export async function openWriter(folder: string, parts: Partial<WriterParts> = {}): Promise<Writer> {
  return await composeWriter({
    folder,
    log: silent,
    http: { send: async () => ({ kind: 'not-connected', cause: 'unreachable', detail: 'a bench' }) },
    keys: { key: async () => null, placeKey: async () => null },
    emit: () => undefined,
    readSnapshot: async () => null,
    ...parts,
  });
}

/** The catalog of a size, from the temporary folder where it was made before. Nothing there is ever written again. */
export async function findCatalog(size: number): Promise<BenchCatalog> {
  const schema = MIGRATIONS.at(-1)?.version ?? 0;
  const folder = join(tmpdir(), 'offshelf-bench', `${schema}-${size}-two-remotes`);
  const catalog = { folder, file: join(folder, 'catalog.offshelf'), size };
  if (existsSync(folder)) return catalog;
  process.stderr.write(`making a catalog of ${size} products …\n`);
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(join(tmpdir(), 'offshelf-bench'), { recursive: true });
  const writer = await openWriter(making, { currency: 'EUR' });
  await writer.close();
  fill(join(making, 'catalog.offshelf'), size);
  await connectRemotes(making);
  renameSync(making, folder);
  return catalog;
}

/** Every product is checked at both, as everywhere: nothing is sent. */
async function connectRemotes(folder: string): Promise<void> {
  const writer = await openWriter(folder);
  const ask = askOf(writer);
  for (const [profileId, baseUrl] of REMOTES) {
    await ask('remotes.add', {
      name: profileId,
      profileId,
      baseUrl,
      accountLabel: '',
      auth: AUTH,
      settings: SETTINGS,
    });
  }
  await writer.close();
}

const REMOTES = [
  ['jani', 'https://billing.example.com'],
  ['journeybee', 'https://api.journeybee.example.com/v1'],
] as const;
const AUTH = { header: 'Authorization', prefix: 'Bearer ' };
const SETTINGS = {
  currencies: {},
  accountCurrency: 'EUR',
  status: {},
  addReference: false,
  requestsPerMinute: null,
  concurrency: null,
  imagePlaceId: null,
};

/** A copy that can be written to. It is on the disk when this returns: what is measured next does not wait for it. */
export function copyCatalog(folder: string, to: string): void {
  cpSync(folder, to, { recursive: true });
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = openSync(join(entry.parentPath, entry.name), 'r+');
    fsyncSync(file);
    closeSync(file);
  }
}

/** When the product with this number was added; in milliseconds. */
export function createdAt(id: number): number {
  return FIRST_ADDED + id * 1000;
}
const FIRST_ADDED = 1_700_000_000_000;

const NOUNS = [
  'mug',
  'cup',
  'plate',
  'bowl',
  'jug',
  'tray',
  'lamp',
  'chair',
  'table',
  'shelf',
  'rug',
  'vase',
];
const LOOKS = ['Enamel', 'Oak', 'Linen', 'Steel', 'Glass', 'Walnut', 'Copper', 'Wool', 'Marble', 'Bamboo'];

/** By one statement; the indexes of words are made afterwards, because a trigger for each row is three times as slow. */
function fill(file: string, size: number): void {
  const db = new BetterSqlite(file);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -262144');
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'product_search_%'`,
    )
    .all();
  db.transaction(() => {
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    const pick = (list: readonly string[], by: string) =>
      `json_extract('${JSON.stringify(list)}', '$[' || ((${by}) % ${list.length}) || ']')`;
    // Every number comes from the row's own, so that each run has the same catalog.
    db.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${size}),
      mixed AS (SELECT i, (i * 2654435761) % 4294967291 AS h FROM n)
      INSERT INTO product(id, name, sku, type, description, status, price, currency, billing_type, image_url, image_alt,
        custom_data, created_at, updated_at)
      SELECT i, ${pick(LOOKS, 'h')} || ' ' || ${pick(NOUNS, 'h / 16')} || ' ' || (h % 100000), 'SKU-' || printf('%07d', h % 10000000),
        ${pick(['standard', 'subscription'], 'h / 7')},
        substr('A ' || ${pick(NOUNS, 'h / 3')} || ' made by hand, one at a time, in the workshop that we have had since our beginnings. Wash it by hand, keep it dry, and it will be with you for a long time. Number ' || i || '.', 1, 20 + h % 180),
        ${pick(['active', 'draft', 'archived'], 'h / 5')}, CAST((h % 100000) / 100 AS TEXT) || '.' || printf('%02d', h % 100), 'EUR',
        'one_time', iif(h % 5 = 0, '', 'https://images.example.com/' || i || '.jpg'), '', NULL,
        ${FIRST_ADDED} + i * 1000, ${FIRST_ADDED} + (h % 100000000)
      FROM mixed`);
    for (const index of ['product_words', 'product_parts']) {
      db.exec(`INSERT INTO ${index}(${index}) VALUES ('rebuild')`);
    }
    for (const { sql } of triggers) db.exec(sql);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
