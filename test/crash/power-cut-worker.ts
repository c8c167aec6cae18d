import { parentPort } from 'node:worker_threads';
import { type Job, NOTHING, runJob, type Tally } from './power-cut-run.ts';

/** What a worker says: a line for people as soon as something is wrong, and what came of each job. */
export type WorkerWord = { readonly line: string } | { readonly tally: Tally };

const say = (word: WorkerWord) => parentPort?.postMessage(word);

parentPort?.on('message', (job: Job) => {
  void look(job).then((tally) => say({ tally }));
});

async function look(job: Job): Promise<Tally> {
  try {
    return await runJob(job, (complaint, repro) => say({ line: `${complaint}\n  ${repro}` }));
  } catch (error) {
    const log = `${job.kind} ${job.seed} ${job.sync}`;
    say({ line: `log ${log}: ${String(error)}` });
    return { ...NOTHING, failed: 1, repro: [`the log ${log} could not be recorded or replayed`] };
  }
}
