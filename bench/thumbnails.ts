import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeThumbnailAddress } from '../src/shared/model/thumbnail-address.ts';
import { quantile, writeMs } from './lib/compare.ts';
import { type ElectronWindow, openElectron } from './lib/electron.ts';
import { findPhotos, keepPhotos } from './lib/photos.ts';
import { bareWork, ourWork, UNTIL_OPEN } from './lib/thumbnail-scripts.ts';

const ROUNDS = 5;
const EACH = 100;
const SIZE = 256;
/** As many as a gallery shows at once. */
const SCREENFUL = 40;
const IDLE_MS = 10_000;
const REPOSITORY = join(import.meta.dirname, '..');
const BARE = join(import.meta.dirname, 'bare');

/** Milliseconds by the clock and of all its processes, and how long each answer took meanwhile. */
type Spent = { readonly took: number; readonly processor: number; readonly waits: readonly number[] };

/** 500 JPEGs of 3000 × 2000 become thumbnails in the program, in bare Chromium workers and, where it is there, in sharp. */
export async function benchThumbnails(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'offshelf-thumbnails-'));
  const bare = await openElectron([BARE, `--user-data-dir=${join(root, 'bare')}`]);
  const photos = await findPhotos(bare.page);
  const catalog = join(root, 'catalog');
  const program = await openElectron([
    REPOSITORY,
    `--user-data-dir=${join(root, 'profile')}`,
    `--catalog=${catalog}`,
  ]);
  try {
    await giveFiles(bare.page, photos);
    await program.page.evaluate(UNTIL_OPEN);
    const hashes = keepPhotos(catalog, photos, ROUNDS * EACH + 1);
    const addresses = hashes.map((hash) =>
      writeThumbnailAddress({ kind: 'local', hash, extension: 'jpg', size: SIZE }),
    );
    return writeTable(await takeTurns(bare, program, addresses, photos));
  } finally {
    await program.close();
    await bare.close();
    rmSync(root, { recursive: true });
  }
}

type Sides = {
  readonly ours: Spent[];
  readonly bare: Spent[];
  readonly sharp: Spent[];
  /** How long the same answers take when there is nothing to do. */
  readonly idle: readonly number[];
};

async function takeTurns(
  bare: ElectronWindow,
  program: ElectronWindow,
  addresses: readonly string[],
  photos: readonly string[],
): Promise<Sides> {
  const sharp = await findSharp();
  // The first one opens the page that decodes.
  await program.page.evaluate(ourWork(addresses.slice(ROUNDS * EACH), 1));
  const { waits: idle } = await program.page.evaluate<Spent>(ourWork([], 0, IDLE_MS));
  const sides: Sides = { ours: [], bare: [], sharp: [], idle };
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = round * EACH;
    sides.bare.push(
      await spend(bare, async () => ({
        took: await bare.page.evaluate<number>(bareWork(from, EACH, SIZE)),
        waits: [],
      })),
    );
    const mine = addresses.slice(from, from + EACH);
    sides.ours.push(await spend(program, () => program.page.evaluate(ourWork(mine, SCREENFUL))));
    if (sharp !== null) sides.sharp.push(await runSharp(sharp, photos, from));
  }
  return sides;
}

async function spend(
  { processor }: ElectronWindow,
  work: () => Promise<Omit<Spent, 'processor'>>,
): Promise<Spent> {
  const before = processor();
  const done = await work();
  return { ...done, processor: processor() - before };
}

async function giveFiles(page: Page, files: readonly string[]): Promise<void> {
  await page.evaluate(`document.body.innerHTML = '<input id="files" type="file" multiple>'`);
  await page.locator('#files').setInputFiles([...files]);
}

/** The few functions of sharp that are used here. */
type Sharp = (file: string) => {
  readonly rotate: () => {
    readonly resize: (
      width: number,
      height: number,
      how: { readonly fit: 'inside' },
    ) => {
      readonly webp: (how: { readonly quality: number }) => { readonly toBuffer: () => Promise<Buffer> };
    };
  };
};

/** It is no part of the program: OFFSHELF_SHARP names where it is installed. */
async function findSharp(): Promise<Sharp | null> {
  const place = process.env['OFFSHELF_SHARP'];
  if (place === undefined) return null;
  const { default: sharp } = (await import(place)) as { default: Sharp };
  return sharp;
}

async function runSharp(sharp: Sharp, photos: readonly string[], from: number): Promise<Spent> {
  let next = from;
  const work = async () => {
    while (next < from + EACH) {
      const file = photos[next % photos.length] ?? '';
      next += 1;
      await sharp(file).rotate().resize(SIZE, SIZE, { fit: 'inside' }).webp({ quality: 80 }).toBuffer();
    }
  };
  const before = process.cpuUsage();
  const started = performance.now();
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, work));
  const took = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { took, processor: (user + system) / 1000, waits: [] };
}

function writeTable({ ours, bare, sharp, idle }: Sides): string {
  const waits = ours.flatMap(({ waits: each }) => each);
  const rows = [
    ['the program', ours],
    ['bare Chromium workers', bare],
    ['sharp in plain Node', sharp],
  ] as const;
  const cells = rows.map(([name, side]) => {
    if (side.length === 0) return `| ${name} | not installed | — | — | — |`;
    const [rate, own] = [perSecond(side), perSecond(ours)];
    const processor = perImage(side);
    const ratio = `${Math.round((100 * own) / rate)} %`;
    const ofProcessor = `${Math.round((100 * processor) / perImage(ours))} %`;
    return `| ${name} | ${rate.toFixed(1)} | ${ratio} | ${writeMs(processor)} | ${ofProcessor} |`;
  });
  return [
    '| who | images a second | the program beside it | processor time of an image, ms | the program beside it, by processor time |',
    '|---|---|---|---|---|',
    ...cells,
    '',
    '| answers of the main process | how many | p99, ms | longest, ms |',
    '|---|---|---|---|',
    writeWaits('with nothing to do', idle),
    writeWaits('while thumbnails are made', waits),
  ].join('\n');
}

function writeWaits(meanwhile: string, waits: readonly number[]): string {
  return `| ${meanwhile} | ${waits.length} | ${writeMs(quantile(waits, 0.99))} | ${writeMs(Math.max(...waits))} |`;
}

function perSecond(side: readonly Spent[]): number {
  return (
    (1000 * EACH) /
    quantile(
      side.map(({ took }) => took),
      0.5,
    )
  );
}

function perImage(side: readonly Spent[]): number {
  return (
    quantile(
      side.map(({ processor }) => processor),
      0.5,
    ) / EACH
  );
}
