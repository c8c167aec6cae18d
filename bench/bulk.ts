import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type Ask, askOf } from './lib/ask.ts';
import { type BenchCatalog, openWriter } from './lib/catalog.ts';
import { type Comparison, compare, type Row, writeTable } from './lib/compare.ts';
import { paste, pastedValue, preview, previewAnew } from './lib/edits.ts';

const MOST = 100_000;
const PASTED = 20_000;

/** Those of the program's own connection. */
const SETTINGS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536'];

/** Changing many products, undo recorded, beside the bare statement on a copy of the same file with the same settings. */
export async function benchBulk({ folder, size }: BenchCatalog): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'offshelf-bulk-'));
  cpSync(folder, join(root, 'ours'), { recursive: true });
  cpSync(join(folder, 'catalog.offshelf'), join(root, 'bare'));
  const count = Math.min(size, MOST);
  const readSnapshot = async () => Uint32Array.from({ length: count }, (_, at) => at + 1);
  const writer = await openWriter(join(root, 'ours'), { readSnapshot });
  const bare = new BetterSqlite(join(root, 'bare'));
  for (const setting of SETTINGS) bare.pragma(setting);
  const ask = askOf(writer);
  const rows: Row[] = [];
  for (const comparison of [...bulkEdits(ask, bare, count), pasting(ask, bare, count)]) {
    rows.push(await compare({ rounds: 5, ...comparison }));
  }
  bare.close();
  await writer.close();
  rmSync(root, { recursive: true });
  return writeTable(rows);
}

const SCOPE = { kind: 'snapshot', snapshot: 1 } as const;

function bulkEdits(ask: Ask, db: BetterSqlite.Database, count: number): readonly Comparison[] {
  const write = (from: string, to: string) =>
    db
      .prepare(
        `UPDATE product SET description = replace(description, '${from}', '${to}'), version = version + 1, updated_at = ?
         WHERE id <= ${count} AND instr(description, '${from}')`,
      )
      .run(Date.now());
  db.exec(`CREATE TEMP TABLE kept(id INTEGER PRIMARY KEY, before TEXT, after TEXT);
    INSERT INTO temp.kept SELECT id, description, replace(description, ' it ', ' this ')
    FROM product WHERE id <= ${count} AND instr(description, ' it ')`);
  // An undo knows no more than the texts that were there.
  const bringBack = () => {
    there = !there;
    db.prepare(
      `UPDATE product SET description = (SELECT ${there ? 'k.after' : 'k.before'} FROM temp.kept k WHERE k.id = product.id),
         version = version + 1, updated_at = ? WHERE id IN (SELECT id FROM temp.kept)`,
    ).run(Date.now());
  };
  const undo = () => ask('changes.undo', { onLaterEdits: 'ask' });
  let id = '';
  let there = false;
  // Each side begins a round with what the other round left: once the new word, once the old one.
  const bare = () => {
    there = !there;
    return there ? write(' it ', ' this ') : write(' this ', ' it ');
  };
  const prepareAnew = async () => {
    id = await previewAnew(ask, SCOPE);
  };
  return [
    {
      name: `replace a word in ${count.toLocaleString('en')} descriptions: Apply`,
      target: '≤ 1.5×',
      before: prepareAnew,
      ours: () => ask('previews.apply', { id }),
      limit: bare,
    },
    {
      name: 'its undo',
      target: '≤ 1×',
      before: async () => {
        await prepareAnew();
        await ask('previews.apply', { id });
      },
      ours: undo,
      limit: bringBack,
    },
    {
      name: 'its preview (no limit of its own: beside the Apply)',
      target: '—',
      before: async () => {
        await prepareAnew();
        await ask('previews.close', { id });
      },
      ours: () => preview(ask, SCOPE),
      limit: bare,
    },
  ];
}

function pasting(ask: Ask, db: BetterSqlite.Database, count: number): Comparison {
  const products = Math.min(PASTED, count);
  const write = db.prepare('UPDATE product SET name = ?, sku = ?, price = ? WHERE id = ?');
  let round = 0;
  return {
    name: `paste ${products.toLocaleString('en')} × 3`,
    target: '≤ 2×',
    before: () => {
      round += 1;
    },
    ours: () => paste(ask, products, round),
    limit: db.transaction(() => {
      for (let id = 1; id <= products; id += 1) {
        write.run(...[0, 1, 2].map((column) => pastedValue(round, id, column)), id);
      }
    }),
  };
}
