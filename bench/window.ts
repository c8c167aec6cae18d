import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type BenchCatalog, copyCatalog } from './lib/catalog.ts';
import { quantile, writeMs } from './lib/compare.ts';
import { type ElectronWindow, openElectron } from './lib/electron.ts';
import {
  FIRST_PAINT,
  FIRST_ROWS,
  LONG_TASKS,
  PAGES,
  PAINTED,
  SCROLL,
  WATCH_TASKS,
  watchPaint,
} from './lib/in-page.ts';

const ROUNDS = 5;
const REPOSITORY = join(import.meta.dirname, '..');
const BARE = join(import.meta.dirname, 'bare');
/** The catalog is looked over after five seconds. */
const IDLE_MS = 3000;

/** By what is measured, all in milliseconds but the memory. */
const TARGETS = {
  'start → first paint': '≤ 1.25×',
  'start → first rows': '+30 ms at a million',
  'memory of all processes, MB': '≤ 1.3×',
  'page of 100 in the window, p95': '≤ 8 ms',
  'scroll fast: frames, p99': '≤ 1.3×',
  'jump to the last row → painted': '—',
  'second letter of “st” → first rows painted': '≤ 33 ms p95',
  'second letter of “st” → the whole list': '—',
  'longest task of the page while doing so': '≤ 50 ms',
} as const;

type Measured = Partial<Readonly<Record<keyof typeof TARGETS, number>>>;

/** The program's window beside a bare Electron window, by turns. The program is built before. */
export async function benchWindow({ folder }: BenchCatalog): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'offshelf-window-'));
  copyCatalog(folder, join(root, 'catalog'));
  const ours: Measured[] = [];
  const bare: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await open([BARE, `--user-data-dir=${join(root, `bare-${round}`)}`], measureBare));
    const args = [`--user-data-dir=${join(root, `profile-${round}`)}`, `--catalog=${join(root, 'catalog')}`];
    ours.push(await open([REPOSITORY, ...args], measureOurs));
  }
  rmSync(root, { recursive: true });
  return writeMeasured(ours, bare);
}

async function open(
  args: readonly string[],
  measure: (window: ElectronWindow) => Promise<Measured>,
): Promise<Measured> {
  const window = await openElectron(args);
  try {
    return await measure(window);
  } finally {
    await window.close();
  }
}

async function measureBare({ page, started, memory }: ElectronWindow): Promise<Measured> {
  const paint = await page.evaluate<number>(FIRST_PAINT);
  await pass(IDLE_MS);
  const idle = memory();
  const frames = await page.evaluate<number[]>(SCROLL);
  return {
    'start → first paint': paint - started,
    'memory of all processes, MB': idle,
    'scroll fast: frames, p99': quantile(frames, 0.99),
  };
}

async function measureOurs({ page, started, memory }: ElectronWindow): Promise<Measured> {
  const paint = await page.evaluate<number>(FIRST_PAINT);
  const rows = await page.evaluate<number>(FIRST_ROWS);
  await pass(IDLE_MS);
  const idle = memory();
  await page.evaluate(WATCH_TASKS);
  const pages = await page.evaluate<number[]>(PAGES);
  const frames = await page.evaluate<number[]>(SCROLL);
  await page.locator('canvas[data-pane-focus]').focus();
  const jump = await press(page, 'Control+End', 'keydown');
  await page.getByLabel('Search products').focus();
  await press(page, 's', 'input');
  const search = await press(page, 't', 'input');
  const tasks = await page.evaluate<number[]>(LONG_TASKS);
  return {
    'start → first paint': paint - started,
    'start → first rows': rows - started,
    'memory of all processes, MB': idle,
    'page of 100 in the window, p95': quantile(pages, 0.95),
    'scroll fast: frames, p99': quantile(frames, 0.99),
    'jump to the last row → painted': jump.last ?? Number.NaN,
    'second letter of “st” → first rows painted': search.first ?? Number.NaN,
    'second letter of “st” → the whole list': search.last ?? Number.NaN,
    'longest task of the page while doing so': Math.max(0, ...tasks),
  };
}

type Painted = { readonly first: number | null; readonly last: number | null };

async function press(page: Page, keys: string, type: 'keydown' | 'input'): Promise<Painted> {
  await page.evaluate(watchPaint(type));
  await page.keyboard.press(keys);
  return await page.evaluate<Painted>(PAINTED);
}

function writeMeasured(ours: readonly Measured[], bare: readonly Measured[]): string {
  const rows = Object.entries(TARGETS).map(([name, target]) => {
    const of = (side: readonly Measured[]) =>
      side.map((one) => one[name as keyof typeof TARGETS]).filter((value) => value !== undefined); // its own key
    const [mine, limit] = [quantile(of(ours), 0.5), quantile(of(bare), 0.5)];
    const cells = Number.isNaN(limit) ? ['—', '—'] : [writeMs(limit), `${(mine / limit).toFixed(2)}×`];
    return `| ${[name, writeMs(mine), writeMs(Math.max(...of(ours))), ...cells, target].join(' | ')} |`;
  });
  return [
    '| work | ours | longest | bare window | ours / bare | target |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
