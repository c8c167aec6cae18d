import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { askOf } from './lib/ask.ts';
import { type Calc, openCalc, type SheetKind } from './lib/calc.ts';
import { type BenchCatalog, copyCatalog, openWriter } from './lib/catalog.ts';
import { quantile, type Work, writeMs } from './lib/compare.ts';
import { preview } from './lib/edits.ts';

const MOST = 100_000;
const ROUNDS = 5;
const SCOPE = { kind: 'snapshot', snapshot: 1 } as const;

/** A word replaced in the same descriptions here and in LibreOffice Calc, and taken back, until each is in a file. */
export async function benchSpreadsheet({ folder, size }: BenchCatalog): Promise<string> {
  const calc = await openCalc();
  if (calc === null) return 'Left out: it needs libreoffice-calc-nogui and python3-uno of Debian.';
  const root = mkdtempSync(join(tmpdir(), 'offshelf-spreadsheet-'));
  try {
    copyCatalog(folder, join(root, 'ours'));
    const count = Math.min(size, MOST);
    await writeSheets(root, count, calc);
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await takeTurns(root, count, calc));
    return `${writeTable(count, rounds.slice(1))}\n\n${calc.version}, without a window.`;
  } finally {
    await calc.close();
    rmSync(root, { recursive: true });
  }
}

/** What the program exports, and the same as Calc keeps it. */
async function writeSheets(root: string, count: number, calc: Calc): Promise<void> {
  const writer = await openOurs(root, count);
  const file = join(root, 'products.csv');
  await askOf(writer)('exports.write', { scope: SCOPE, file, format: 'csv', guard: true });
  await writer.close();
  await calc.ask('open', file, 'csv', 'description');
  await calc.ask('save', join(root, 'products.ods'), 'ods');
  await calc.ask('close');
}

async function openOurs(root: string, count: number) {
  return await openWriter(join(root, 'ours'), {
    readSnapshot: async () => Uint32Array.from({ length: count }, (_, at) => at + 1),
    pathOf: async (path) => path,
  });
}

/** Products that are open for the same edit. What a side need not do is not there. */
type Opened = {
  readonly preview?: Work;
  readonly replace: Work;
  readonly save?: Work;
  readonly undo: Work;
  /** Of all descriptions. */
  readonly digest: () => Promise<unknown>;
  readonly close: Work;
};

/** Milliseconds by the clock and of processor time, of all its processes; 0 for what a side need not do. */
type Time = { readonly wall: number; readonly processor: number };
const NOTHING: Time = { wall: 0, processor: 0 };

type Part = 'open' | 'preview' | 'replace' | 'save' | 'undo' | 'saveUndone';
type Spent = Readonly<Record<Part, Time>>;
type Round = Readonly<Record<'ours' | SheetKind, Spent>>;

/** Of one side so far, in milliseconds. */
type Processor = () => number;

async function takeTurns(root: string, count: number, calc: Calc): Promise<Round> {
  const digests: unknown[] = [];
  const csv = await measure(() => openSheet(root, 'csv', calc), calc.processor, digests);
  const ods = await measure(() => openSheet(root, 'ods', calc), calc.processor, digests);
  const ours = await measure(() => openCatalog(root, count), ownProcessor, digests);
  // One before the undo and one after it.
  if (new Set(digests).size !== 2) throw new Error('the two do not come to the same descriptions');
  return { csv, ods, ours };
}

function ownProcessor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The first edit warms up and is not counted. */
async function measure(
  open: () => Promise<Opened>,
  processor: Processor,
  digests: unknown[],
): Promise<Spent> {
  const stop = startClock(processor);
  const opened = await open();
  const took = stop();
  await edit(opened, processor, digests);
  const spent = await edit(opened, processor, digests);
  await opened.close();
  return { open: took, ...spent };
}

async function edit(opened: Opened, processor: Processor, digests: unknown[]): Promise<Omit<Spent, 'open'>> {
  const clock = async (work: Work | undefined): Promise<Time> => {
    if (work === undefined) return NOTHING;
    const stop = startClock(processor);
    await work();
    return stop();
  };
  const previewed = await clock(opened.preview);
  const replace = await clock(opened.replace);
  const save = await clock(opened.save);
  digests.push(await opened.digest());
  const undo = await clock(opened.undo);
  const saveUndone = await clock(opened.save);
  digests.push(await opened.digest());
  return { preview: previewed, replace, save, undo, saveUndone };
}

function startClock(processor: Processor): () => Time {
  const [began, started] = [processor(), performance.now()];
  return () => ({ wall: performance.now() - started, processor: processor() - began });
}

async function openSheet(root: string, kind: SheetKind, calc: Calc): Promise<Opened> {
  await calc.ask('open', join(root, `products.${kind}`), kind, 'description');
  return {
    replace: () => calc.ask('replace', String.raw`\bit\b`, 'this'),
    save: () => calc.ask('save', join(root, `saved.${kind}`), kind),
    undo: () => calc.ask('undo'),
    digest: () => calc.ask('digest'),
    close: () => calc.ask('close'),
  };
}

async function openCatalog(root: string, count: number): Promise<Opened> {
  const writer = await openOurs(root, count);
  const ask = askOf(writer);
  const db = new BetterSqlite(join(root, 'ours', 'catalog.offshelf'), { readonly: true });
  const texts = db.prepare<[number]>('SELECT description FROM product WHERE id <= ? ORDER BY id').pluck();
  let id = '';
  return {
    preview: async () => {
      id = await preview(ask, SCOPE);
    },
    replace: () => ask('previews.apply', { id }),
    undo: () => ask('changes.undo', { onLaterEdits: 'ask' }),
    digest: async () => createHash('sha256').update(texts.all(count).join('\n')).digest('hex'),
    close: async () => {
      db.close();
      await writer.close();
    },
  };
}

function writeTable(count: number, rounds: readonly Round[]): string {
  const words = `a word replaced in ${count.toLocaleString('en')} descriptions`;
  const rows: readonly (readonly [work: string, target: string, parts: readonly Part[]])[] = [
    [`${words}, until it is in a file`, '≥ 10×', ['preview', 'replace', 'save']],
    ['of it: preview', '—', ['preview']],
    ['of it: Apply, Replace All', '—', ['replace']],
    ['of it: save', '—', ['save']],
    ['without the preview', '—', ['replace', 'save']],
    ['its undo, until it is in a file', '≥ 10×', ['undo', 'saveUndone']],
    ['of it: undo', '—', ['undo']],
    ['open the catalog, the file', '—', ['open']],
    [`opened, and ${words}`, '—', ['open', 'preview', 'replace', 'save']],
  ];
  return [
    '| work | ours, ms | .csv, ms | .ods, ms | .csv / ours | .ods / ours | .csv, processor | .ods, processor | target |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      ([work, target, parts]) => `| ${work} | ${writeCells(rounds, parts).join(' | ')} | ${target} |`,
    ),
  ].join('\n');
}

function writeCells(rounds: readonly Round[], parts: readonly Part[]): readonly string[] {
  const median = (side: keyof Round, what: keyof Time) => {
    const sums = rounds.map((round) => parts.reduce((sum, part) => sum + round[side][part][what], 0));
    return quantile(sums, 0.5);
  };
  const milliseconds = (side: keyof Round) => {
    const value = median(side, 'wall');
    return value === 0 ? '—' : writeMs(value);
  };
  const ratio = (side: SheetKind, what: keyof Time) => {
    const [calc, ours] = [median(side, what), median('ours', what)];
    return calc === 0 || ours === 0 ? '—' : `${(calc / ours).toFixed(2)}×`;
  };
  return [
    milliseconds('ours'),
    milliseconds('csv'),
    milliseconds('ods'),
    ratio('csv', 'wall'),
    ratio('ods', 'wall'),
    ratio('csv', 'processor'),
    ratio('ods', 'processor'),
  ];
}
