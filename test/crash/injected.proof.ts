import { parseArgs } from 'node:util';
import { createChance } from '../simulation/chance.ts';
import { EVERYTHING, listStrikes, type Plan, runStrike, type Strike, type Struck } from './injected.ts';
import { openWorkshop } from './stage.ts';
import { BLOWS, canFail, whyNoTracer } from './tracer.ts';

/**
 * `[--scenario NAME]… [--blow BLOW]… [--number N] [--sample N --seed S] [--jobs J]`: strikes at every write and sync of every
 * scenario, or at so many of each; the last line is the result.
 */
const { values } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true, default: [] },
    blow: { type: 'string', multiple: true, default: [] },
    number: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
  },
});
const blows = BLOWS.filter((blow) => values.blow.includes(blow));
const plan: Plan = blows.length === 0 ? EVERYTHING : ({ at }) => (canFail(at) ? blows : ['kill']);
const started = Date.now();
const done: Struck[] = [];
const repro: string[] = [];
const seconds = () => Math.round((Date.now() - started) / 1000);

function pick(strikes: readonly Strike[]): Strike[] {
  const ofNumber = strikes.filter(
    ({ number }) => values.number === undefined || number === Number(values.number),
  );
  if (values.sample === undefined) return ofNumber;
  const chance = createChance(Number(values.seed));
  const drawn = ofNumber
    .map((strike) => ({ strike, draw: chance.fraction() }))
    .toSorted((a, b) => a.draw - b.draw);
  const taken = new Map<string, number>();
  return drawn.flatMap(({ strike }) => {
    const count = (taken.get(strike.scenario.name) ?? 0) + 1;
    taken.set(strike.scenario.name, count);
    return count <= Number(values.sample) ? [strike] : [];
  });
}

function tell(struck: Struck, total: number): void {
  done.push(struck);
  const { scenario, blow, number, point, broken } = struck;
  if (done.length % 50 === 0) process.stderr.write(`${done.length}/${total} strikes, ${seconds()} s\n`);
  if (broken.length === 0) return;
  const line = `node test/crash/injected.proof.ts --scenario '${scenario.name}' --blow '${blow}' --number ${number}`;
  repro.push(line);
  process.stderr.write(`${scenario.name}, ${blow} at ${point.at.call} ${point.at.nth}:\n`);
  for (const { kind, text } of broken.slice(0, 10)) process.stderr.write(`  ${kind}: ${text}\n`);
  process.stderr.write(`  repeat: ${line}\n`);
}

/** Each worker has a server and catalogs of its own, and takes every so many-th strike. */
async function work(job: number, jobs: number): Promise<void> {
  const workshop = await openWorkshop();
  try {
    const strikes = pick(await listStrikes(workshop, values.scenario, plan));
    for (const [at, strike] of strikes.entries())
      if (at % jobs === job) tell(await runStrike(workshop, strike), strikes.length);
  } finally {
    await workshop.close();
  }
}

const why = whyNoTracer();
if (why !== null) process.stderr.write(`skipped: ${why}\n`);
else {
  const jobs = Number(values.jobs);
  await Promise.all(Array.from({ length: jobs }, (_, job) => work(job, jobs)));
}
const broken = done.flatMap((struck) => struck.broken);
const missed = done.filter(({ fell }) => !fell).length;
/** Runs of the engine are timed a little otherwise each time; when many blows fall beside, nothing is proven. */
const isProven = missed <= done.length / 10;
if (!isProven) process.stderr.write(`${missed} of ${done.length} blows fell beside\n`);
const count = (kind: (typeof broken)[number]['kind']) => broken.filter((one) => one.kind === kind).length;
console.log(
  JSON.stringify({
    proof: 'injected',
    runs: done.length,
    lost: count('lost'),
    duplicates: count('duplicate'),
    failed: repro.length,
    seconds: seconds(),
    missed,
    scenarios: new Set(done.map(({ scenario }) => scenario.name)).size,
    skipped: why,
    repro,
  }),
);
process.exitCode = repro.length === 0 && isProven ? 0 : 1;
