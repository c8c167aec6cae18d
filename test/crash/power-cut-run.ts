import { LOG_KINDS, type LogOrder, recordLog } from './power-cut-log.ts';
import { type CheckedPoint, type CutPoint, replayCuts, spreadPoints } from './power-cut-replay.ts';

/** How many images of one log, at most, before the next log is recorded. */
const IMAGES_PER_LOG = 800;
/** A log of each of the first two kinds at least. */
const FEWEST_LOGS = 2;

/** One log and how many images are made of it. */
export type Job = LogOrder & { readonly images: number };

/** What came of the images of some logs. */
export type Tally = {
  readonly runs: number;
  /** Images in which something acknowledged is not there. */
  readonly lost: number;
  /** Images in which a request that left may leave once more. */
  readonly duplicates: number;
  /** Images in which anything at all is wrong. */
  readonly failed: number;
  /** Images that the whole core opened; the others were opened by the database adapter and recovery. */
  readonly byCore: number;
  readonly logs: number;
  readonly steps: number;
  readonly syncs: number;
  /** Bytes that the recorded program wrote. */
  readonly bytes: number;
  readonly repro: readonly string[];
};

export const NOTHING: Tally = {
  runs: 0,
  lost: 0,
  duplicates: 0,
  failed: 0,
  byCore: 0,
  logs: 0,
  steps: 0,
  syncs: 0,
  bytes: 0,
  repro: [],
};

/** As many logs as these images need, of every kind in turn, each with its share. */
export function planJobs(images: number, seed: number): readonly Job[] {
  const logs = Math.min(images, Math.max(FEWEST_LOGS, Math.ceil(images / IMAGES_PER_LOG)));
  return Array.from({ length: logs }, (_, log) => ({
    kind: LOG_KINDS[log % LOG_KINDS.length] ?? 'new',
    seed: seed * 1_000 + log,
    sync: 'full',
    images: Math.floor(((log + 1) * images) / logs) - Math.floor((log * images) / logs),
  }));
}

/** Records a log and looks at its images. `onBad` hears of each that is not as promised, at once. */
export async function runJob(job: Job, onBad: (complaint: string, repro: string) => void): Promise<Tally> {
  const log = recordLog(job);
  const written = log.steps.flatMap((step) => (step.kind === 'write' ? [step.data.length] : []));
  const tally = {
    ...NOTHING,
    logs: 1,
    steps: log.steps.length,
    syncs: log.steps.filter(({ kind }) => kind === 'sync').length,
    bytes: written.reduce((sum, bytes) => sum + bytes, 0),
  };
  return lookAtAll(tally, replayCuts(log, spreadPoints(log, job.images, job.seed)), (point) => {
    const repro = reproOf(job, point);
    onBad(complaintsOf(point).slice(0, 3).join('; '), repro);
    return repro;
  });
}

async function lookAtAll(
  start: Tally,
  points: AsyncIterable<CheckedPoint>,
  onBad: (point: CheckedPoint) => string,
): Promise<Tally> {
  let tally = start;
  for await (const point of points) {
    const isBad = complaintsOf(point).length > 0;
    tally = addTallies(tally, {
      ...NOTHING,
      runs: 1,
      lost: Math.min(1, point.lost.length),
      duplicates: Math.min(1, point.duplicates.length),
      failed: isBad ? 1 : 0,
      byCore: point.by === 'core' ? 1 : 0,
      repro: isBad ? [onBad(point)] : [],
    });
  }
  return tally;
}

/** Everything that is wrong with an image, the worst first. */
export function complaintsOf({ lost, duplicates, failed }: CheckedPoint): readonly string[] {
  return [...lost, ...duplicates, ...failed];
}

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    lost: one.lost + other.lost,
    duplicates: one.duplicates + other.duplicates,
    failed: one.failed + other.failed,
    byCore: one.byCore + other.byCore,
    logs: one.logs + other.logs,
    steps: one.steps + other.steps,
    syncs: one.syncs + other.syncs,
    bytes: one.bytes + other.bytes,
    repro: other.repro.length === 0 ? one.repro : [...one.repro, ...other.repro],
  };
}

function reproOf({ kind, seed, sync }: LogOrder, point: CutPoint): string {
  return `node test/crash/power-cut.proof.ts --only ${[kind, seed, sync, point.at, point.cut, point.seed, point.by].join(':')}`;
}

/** Looks once more at the one image that a repro names: the log is recorded anew, which repeats itself from its seed. */
export async function runOnly(only: string): Promise<CheckedPoint> {
  const [kind, seed, sync, at, cut, chance, by] = only.split(':');
  const log = recordLog({ kind, seed: Number(seed), sync } as LogOrder); // written by reproOf
  const point = { at: Number(at), cut, seed: Number(chance), by } as CutPoint; // written by reproOf
  for await (const checked of replayCuts(log, [point])) return checked;
  throw new Error('a point is always looked at');
}
