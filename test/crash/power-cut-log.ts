import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeOldCatalog } from './power-cut-old-catalog.ts';
import type { Step } from './write-log.ts';
import { createFile, createFolder, type DiskFolder, place } from './write-log-disk.ts';
import { recordSteps } from './write-log-record.ts';
import { fastFolder } from './write-log-room.ts';

/** What a log is about; each begins with an empty folder but `old`, which begins with a catalog of an older schema. */
export const LOG_KINDS = ['new', 'old', 'new', 'long'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export type LogOrder = {
  readonly kind: LogKind;
  readonly seed: number;
  /** How the scenario's connection syncs; `normal` is the planted bug. */
  readonly sync: 'full' | 'normal';
};

export type RecordedLog = {
  readonly kind: LogKind;
  /** What was on the disk before. */
  readonly before: () => DiskFolder;
  readonly steps: readonly Step[];
};

const SCENARIO = fileURLToPath(new URL('power-cut-scenario.ts', import.meta.url));

/** How many things the person does in each half of a run. */
const PACE = {
  new: { acts: 22, texts: 'short' },
  old: { acts: 8, texts: 'short' },
  long: { acts: 60, texts: 'long' },
} as const;

/** Lets the scenario run twice, once until it crashes, and writes down what both did to the disk. */
export function recordLog({ kind, seed, sync }: LogOrder): RecordedLog {
  const root = realpathSync(mkdtempSync(join(fastFolder(), 'offshelf-log-')));
  const folder = join(root, 'catalog');
  try {
    const said: readonly Step[] =
      kind === 'old' ? [{ kind: 'said', text: JSON.stringify(makeOldCatalog(folder)) }] : [];
    const files = readFiles(root);
    const { acts, texts } = PACE[kind];
    const runs = ['1', '2'].map((run) => [folder, `${seed}`, run, `${acts}`, texts, sync]);
    const steps = [...said, ...recordSteps({ program: SCENARIO, runs, root })];
    return { kind, before: () => diskWith(files), steps };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Found = { readonly path: string; readonly bytes: Buffer | null };

function readFiles(root: string): readonly Found[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
  return names.map((path) => {
    const whole = join(root, path);
    return { path, bytes: statSync(whole).isDirectory() ? null : readFileSync(whole) };
  });
}

function diskWith(files: readonly Found[]): DiskFolder {
  const root = createFolder();
  for (const { path, bytes } of files) place(root, path, bytes === null ? createFolder() : createFile(bytes));
  return root;
}
