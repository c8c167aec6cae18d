// Measures what the program does beside what nobody can be faster than, by turns, on a generated catalog:
// npm run bench -- [answers|bulk|gallery|import|lists|spreadsheet|thumbnails|window …] [--size=1k|100k|1m]
import { cpus, totalmem } from 'node:os';
import BetterSqlite from 'better-sqlite3';
import { benchAnswers } from './answers.ts';
import { benchBulk } from './bulk.ts';
import { benchGallery } from './gallery.ts';
import { benchImport } from './import.ts';
import { type BenchCatalog, findCatalog } from './lib/catalog.ts';
import { benchLists } from './lists.ts';
import { benchSpreadsheet } from './spreadsheet.ts';
import { benchThumbnails } from './thumbnails.ts';
import { benchWindow } from './window.ts';

const BENCHES: Readonly<Record<string, (catalog: BenchCatalog) => Promise<string>>> = {
  answers: benchAnswers,
  bulk: benchBulk,
  gallery: benchGallery,
  import: benchImport,
  lists: benchLists,
  spreadsheet: benchSpreadsheet,
  thumbnails: benchThumbnails,
  window: benchWindow,
};

/** They need a display, or LibreOffice and minutes. */
const NAMED_ONLY: readonly string[] = ['gallery', 'spreadsheet', 'thumbnails', 'window'];

const SIZES: Readonly<Record<string, number>> = { '1k': 1000, '100k': 100_000, '1m': 1_000_000 };

function readSize(text: string): number {
  const size = SIZES[text.toLowerCase()] ?? Number(text);
  if (!Number.isInteger(size) || size < 200) throw new Error(`--size=${text} is no number of products`);
  return size;
}

function describeMachine(): string {
  const sqlite = new BetterSqlite(':memory:').prepare('SELECT sqlite_version()').pluck().get() as string; // one text
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.versions.node}, SQLite ${sqlite}`;
}

const given = process.argv.slice(2);
const sizes = given.filter((text) => text.startsWith('--size=')).map((text) => readSize(text.slice(7)));
const named = given.filter((text) => !text.startsWith('--'));
const names = named.length > 0 ? named : Object.keys(BENCHES).filter((name) => !NAMED_ONLY.includes(name));
for (const size of sizes.length > 0 ? sizes : [100_000]) {
  const catalog = await findCatalog(size);
  for (const name of names) {
    const bench = BENCHES[name];
    if (bench === undefined)
      throw new Error(`there is no bench “${name}”: ${Object.keys(BENCHES).join(', ')}`);
    const started = performance.now();
    const table = await bench(catalog);
    const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
    console.log(`\n## ${name}, ${size.toLocaleString('en')} products\n\n${table}\n`);
    console.log(
      `${describeMachine()}. ${Math.round((performance.now() - started) / 1000)} s, ${memory} MB in the end.`,
    );
  }
}
