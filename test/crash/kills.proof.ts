import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type KillReport, runKills } from './kills.ts';

/** `--kills N --seed S [--jobs J] [--batch B]`: so many kills, in batches of one catalog each; the last line is the result. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    batch: { type: 'string', default: '25' },
  },
});
const [kills, firstSeed, jobs, size] = [values.kills, values.seed, values.jobs, values.batch].map(Number) as [
  number,
  number,
  number,
  number,
];
const batches = Array.from({ length: Math.ceil(kills / size) }, (_, at) => ({
  seed: firstSeed + at,
  kills: Math.min(size, kills - at * size),
}));
const started = Date.now();
const reports: KillReport[] = [];
const repro: string[] = [];

async function runBatch({
  seed,
  kills: count,
}: {
  readonly seed: number;
  readonly kills: number;
}): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'offshelf-kills-'));
  const report = await runKills(join(home, 'catalog'), seed, count);
  reports.push(report);
  const done = reports.reduce((sum, one) => sum + one.kills, 0);
  process.stderr.write(`${done}/${kills} kills, ${Math.round((Date.now() - started) / 1000)} s\n`);
  if (report.broken.length === 0) return rmSync(home, { recursive: true, force: true });
  for (const { kind, text } of report.broken.slice(0, 20)) process.stderr.write(`  ${kind}: ${text}\n`);
  const line = `node test/crash/kills.proof.ts --kills ${count} --seed ${seed} --batch ${size}`;
  process.stderr.write(`  repeat: ${line}\n  catalog: ${home}\n`);
  repro.push(line);
}

async function work(): Promise<void> {
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) await runBatch(batch);
}
await Promise.all(Array.from({ length: jobs }, work));

const broken = reports.flatMap((report) => report.broken);
const count = (kind: (typeof broken)[number]['kind']) => broken.filter((one) => one.kind === kind).length;
const total = (what: 'kills' | 'products' | 'rows' | 'requests' | 'acknowledged') =>
  reports.reduce((sum, report) => sum + report[what], 0);
console.log(
  JSON.stringify({
    proof: 'kills',
    runs: total('kills'),
    lost: count('lost'),
    duplicates: count('duplicate'),
    failed: broken.length,
    seconds: Math.round((Date.now() - started) / 1000),
    products: total('products'),
    rows: total('rows'),
    requests: total('requests'),
    acknowledged: total('acknowledged'),
    repro,
  }),
);
process.exitCode = broken.length === 0 ? 0 : 1;
