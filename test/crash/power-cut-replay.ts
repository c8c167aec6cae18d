import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createChance } from '../simulation/chance.ts';
import { checkDatabase, type Verdict } from './power-cut-check.ts';
import { checkCore } from './power-cut-core.ts';
import type { RecordedLog } from './power-cut-log.ts';
import { collectPromises, type Promises } from './power-cut-promises.ts';
import { CUTS, type Cut, writeImage } from './write-log-cut.ts';
import { applyStep, type DiskFolder } from './write-log-disk.ts';
import { fastFolder } from './write-log-room.ts';

/** Where the power is cut, and what the disk keeps of it. */
export type CutPoint = {
  /** How many steps of the log had happened. */
  readonly at: number;
  readonly cut: Cut;
  readonly seed: number;
  /** How the image is opened: by SQLite and the functions that recover sending, or by the whole core. */
  readonly by: 'database' | 'core';
};

export type CheckedPoint = CutPoint & Verdict;

/**
 * Every so many images are opened by the whole core; those of a migration more often, since only the core migrates, and
 * all of them until the first opening is done: making and migrating a catalog is where the core does files itself.
 */
const CORE_EVERY = { new: 8, old: 3, long: 8 } as const;

/** So many cut points, spread evenly over a log, the kinds of cut in turn. */
export function spreadPoints(
  { kind, steps }: RecordedLog,
  images: number,
  seed: number,
): readonly CutPoint[] {
  const opened = steps.findIndex((step, at) => at > 0 && step.kind === 'said');
  return Array.from({ length: images }, (_, image) => {
    const at = Math.floor(((image + 0.5) * (steps.length + 1)) / images);
    // The quotient is added so that the core meets every kind of cut.
    const turn = Math.floor(image / CUTS.length) + image;
    return {
      at,
      cut: CUTS[image % CUTS.length] ?? 'lost',
      seed: (seed * 1_000_003 + image) >>> 0,
      by: at <= opened || turn % CORE_EVERY[kind] === 0 ? 'core' : 'database',
    };
  });
}

/** Cuts the power at each of these points, which come in the order of the log, and looks at what is found afterwards. */
export async function* replayCuts(
  log: RecordedLog,
  points: Iterable<CutPoint>,
): AsyncGenerator<CheckedPoint> {
  const promises = collectPromises(log.steps);
  const disk = log.before();
  let done = 0;
  for (const point of points) {
    for (; done < point.at; done += 1) {
      const step = log.steps[done];
      if (step !== undefined) applyStep(disk, step);
    }
    yield { ...point, ...(await checkPoint(disk, promises, point)) };
  }
}

async function checkPoint(disk: DiskFolder, promises: Promises, point: CutPoint): Promise<Verdict> {
  const room = mkdtempSync(join(fastFolder(), 'offshelf-image-'));
  try {
    const root = join(room, 'root');
    writeImage(disk, root, { cut: point.cut, chance: createChance(point.seed) });
    const image = { folder: join(root, 'catalog'), promises, cut: point.at };
    return point.by === 'core' ? await checkCore(image) : checkDatabase(image);
  } catch (error) {
    return {
      lost: [],
      duplicates: [],
      failed: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    };
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
