import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import {
  addTallies,
  complaintsOf,
  type Job,
  NOTHING,
  planJobs,
  runOnly,
  type Tally,
} from './power-cut-run.ts';
import type { WorkerWord } from './power-cut-worker.ts';
import { whyNoRecording } from './write-log-record.ts';

/**
 * `--images N --seed S [--jobs J]`: so many images of power cuts in recorded logs of the real core; `--only POINT`: one of them
 * again; `--sync normal`: with the planted bug that has to be found. The last line is the result.
 */
const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    sync: { type: 'string', default: 'full' },
    only: { type: 'string' },
  },
});
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 100) / 10;

const why = whyNoRecording();
if (why !== null) report(NOTHING, { skipped: why });
else if (values.only === undefined) report(await runAll(), {});
else report(await repeat(values.only), {});

function report({ repro, ...counts }: Tally, more: Readonly<Record<string, string>>): void {
  console.log(JSON.stringify({ proof: 'power-cut', ...counts, seconds: seconds(), ...more, repro }));
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

async function repeat(only: string): Promise<Tally> {
  const point = await runOnly(only);
  const complaints = complaintsOf(point);
  for (const complaint of complaints) console.error(complaint);
  const [lost, duplicates] = [Math.min(1, point.lost.length), Math.min(1, point.duplicates.length)];
  return { ...NOTHING, runs: 1, logs: 1, lost, duplicates, failed: complaints.length > 0 ? 1 : 0 };
}

async function runAll(): Promise<Tally> {
  const sync = values.sync === 'normal' ? 'normal' : 'full';
  const jobs = planJobs(Number(values.images), Number(values.seed)).map((job) => ({ ...job, sync }) as const);
  const workers = Math.max(1, Math.min(Number(values.jobs), jobs.length, cpus().length));
  const waiting = [...jobs];
  let tally = NOTHING;
  const onTally = (came: Tally) => {
    tally = addTallies(tally, came);
    const { runs, lost, duplicates, failed } = tally;
    const found = `${lost} lost, ${duplicates} duplicates, ${failed} failed`;
    console.error(
      `${runs}/${values.images} images, ${tally.logs}/${jobs.length} logs: ${found}, ${seconds()} s`,
    );
  };
  await Promise.all(Array.from({ length: workers }, () => work(waiting, onTally)));
  return tally;
}

/** One worker that takes a log after the other, for as long as there are some. */
async function work(waiting: Job[], onTally: (tally: Tally) => void): Promise<void> {
  const worker = new Worker(new URL('power-cut-worker.ts', import.meta.url));
  await new Promise<void>((resolve, reject) => {
    const next = () => {
      const job = waiting.shift();
      if (job === undefined) resolve();
      else worker.postMessage(job);
    };
    worker.on('error', reject);
    worker.on('message', (word: WorkerWord) => {
      if ('line' in word) return console.error(word.line);
      onTally(word.tally);
      next();
    });
    next();
  });
  await worker.terminate();
}
