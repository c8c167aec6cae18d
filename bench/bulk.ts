import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type Ask, askOf } from './lib/ask.ts';
import { type BenchCatalog, openWriter } from './lib/catalog.ts';
import { type Comparison, compare, type Row } from './lib/compare.ts';

const MOST = 100_000;
const PASTED = 20_000;
const CELLS_AT_ONCE = 5000;

/** Changing many products, undo recorded, beside the bare statement on a copy of the same file with the same settings. */
export async function benchBulk({ folder, size }: BenchCatalog): Promise<readonly Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'offshelf-bulk-'));
  cpSync(folder, join(root, 'ours'), { recursive: true });
  cpSync(join(folder, 'catalog.offshelf'), join(root, 'bare'));
  const count = Math.min(size, MOST);
  const readSnapshot = async () => Uint32Array.from({ length: count }, (_, at) => at + 1);
  const writer = await openWriter(join(root, 'ours'), { readSnapshot });
  const bare = new BetterSqlite(join(root, 'bare'));
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
    bare.pragma(setting);
  const ask = askOf(writer);
  const rows: Row[] = [];
  for (const comparison of [...bulkEdits(ask, bare, count), paste(ask, bare, count)]) {
    rows.push(await compare({ rounds: 5, ...comparison }));
  }
  bare.close();
  await writer.close();
  rmSync(root, { recursive: true });
  return rows;
}

const REPLACE = {
  fields: ['description' as const],
  find: 'it',
  text: 'this',
  matchCase: true,
  wholeWord: true,
  pattern: false,
};
const SCOPE = { kind: 'snapshot', snapshot: 1 } as const;

function bulkEdits(ask: Ask, db: BetterSqlite.Database, count: number): readonly Comparison[] {
  const write = (from: string, to: string) =>
    db
      .prepare(
        `UPDATE product SET description = replace(description, '${from}', '${to}'), version = version + 1, updated_at = ?
         WHERE id <= ${count} AND instr(description, '${from}')`,
      )
      .run(Date.now());
  const undo = () => ask('changes.undo', { onLaterEdits: 'ask' });
  let id = '';
  let there = false;
  // Each side begins a round with what the other round left: once the new word, once the old one.
  const bare = () => {
    there = !there;
    return there ? write(' it ', ' this ') : write(' this ', ' it ');
  };
  const prepareAnew = async () => {
    while ((await ask('changes.undo', { onLaterEdits: 'restore-anyway' })).kind !== 'nothing') continue;
    ({ id } = await ask('previews.find', { scope: SCOPE, find: REPLACE }));
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
      limit: bare,
    },
    {
      name: 'its preview (no limit of its own: beside the Apply)',
      target: '—',
      before: async () => {
        await prepareAnew();
        await ask('previews.close', { id });
      },
      ours: () => ask('previews.find', { scope: SCOPE, find: REPLACE }),
      limit: bare,
    },
  ];
}

/** As the window sends a big paste: cells in parts into a preview, then Apply. */
function paste(ask: Ask, db: BetterSqlite.Database, count: number): Comparison {
  const products = Math.min(PASTED, count);
  const fields = ['name', 'sku', 'price'] as const;
  const values = db.prepare('UPDATE product SET name = ?, sku = ?, price = ? WHERE id = ?');
  let round = 0;
  const valueOf = (at: number, field: number) =>
    field === 2 ? `${at % 1000}.${(10 + round) % 100}` : `Pasted ${at} ${field} ${round}`;
  return {
    name: `paste ${products.toLocaleString('en')} × 3`,
    target: '≤ 2×',
    before: () => {
      round += 1;
    },
    ours: async () => {
      const { id } = await ask('previews.begin', { kind: 'paste', subject: 'name, SKU and price' });
      const cells = Array.from({ length: products }, (_, at) =>
        fields.map((field, column) => ({ id: at + 1, field, value: valueOf(at, column) })),
      ).flat();
      for (let from = 0; from < cells.length; from += CELLS_AT_ONCE) {
        await ask('previews.addCells', { id, cells: cells.slice(from, from + CELLS_AT_ONCE) });
      }
      await ask('previews.apply', { id });
    },
    limit: db.transaction(() => {
      for (let at = 0; at < products; at += 1) {
        values.run(valueOf(at, 0), valueOf(at, 1), valueOf(at, 2), at + 1);
      }
    }),
  };
}
