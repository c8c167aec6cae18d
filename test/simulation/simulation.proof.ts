import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { addUp, NOTHING, playMany, reproduce, type Tally } from './play-many.ts';
import type { Share } from './play-worker.ts';

/** So many schedules go to a worker at a time. */
const SHARE = 500;
/** Seconds. */
const BETWEEN_REPORTS = 10;

const { values } = parseArgs({
  options: {
    first: { type: 'string', default: '1' },
    count: { type: 'string', default: '5000' },
    jobs: { type: 'string', default: '2' },
  },
});
const [first, count, jobs] = [values.first, values.count, values.jobs].map(Number) as [
  number,
  number,
  number,
];
const startedAt = performance.now();
const seconds = () => (performance.now() - startedAt) / 1_000;
const tell = (line: string) => process.stderr.write(`${line}\n`);

function tellFailures({ failures }: Tally) {
  for (const { seed, broken } of failures) tell(`seed ${seed}: ${broken.join('; ')}\n  ${reproduce(seed)}`);
}

/** Plays all seeds in as many workers as there are jobs. */
async function playInWorkers(): Promise<Tally> {
  let next = first;
  let told = 0;
  let total = NOTHING;
  const takeShare = (): Share | undefined => {
    const share = { first: next, count: Math.min(SHARE, first + count - next) };
    next += share.count;
    return share.count > 0 ? share : undefined;
  };
  const hear = (tally: Tally) => {
    total = addUp(total, tally);
    tellFailures(tally);
    if (seconds() - told < BETWEEN_REPORTS) return;
    told = seconds();
    tell(`simulation: ${total.runs} of ${count} schedules, ${total.failed} failed`);
  };
  const work = async () => {
    const worker = new Worker(new URL('./play-worker.ts', import.meta.url));
    for (let share = takeShare(); share !== undefined; share = takeShare()) {
      worker.postMessage(share);
      const [tally] = (await once(worker, 'message')) as [Tally]; // what play-worker.ts posts
      hear(tally);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return total;
}

const tally = count === 1 ? await playMany(first, 1, tell) : await playInWorkers();
if (count === 1) tellFailures(tally);
const { runs, failed, lost, duplicates, failures, counts } = tally;
console.log(
  JSON.stringify({
    proof: 'simulation',
    runs,
    failed,
    lost,
    duplicates,
    seconds: Math.round(seconds() * 10) / 10,
    perSecond: Math.round(runs / seconds()),
    repro: failures.map(({ seed }) => reproduce(seed)),
    ...counts,
  }),
);
process.exitCode = failed === 0 && runs === count ? 0 : 1;
