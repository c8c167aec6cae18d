import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Broken } from './promise.ts';
import { type Round, runSoak } from './soak.ts';

/** `--seconds N`: one program works for so long; the last line is the result. */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '3600' } } });
const seconds = Number(values.seconds);

const MIB = 2 ** 20;
/** Once a job is done, the log of the database is no longer. */
const LONGEST_LOG = 64 * MIB;
/** What the last quarter may hold more than the second one: so much, and so large a part. */
const SLACK = 4 * MIB;
const GROWTH = 1.1;

const mib = (bytes: number) => Math.round((bytes / MIB) * 10) / 10;

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/** The first quarter is for what is made once. */
function compareQuarters(rounds: readonly Round[], what: 'held' | 'rss') {
  const quarter = Math.floor(rounds.length / 4);
  const numbers = rounds.map((round) => round[what]);
  return { early: median(numbers.slice(quarter, 2 * quarter)), late: median(numbers.slice(-quarter)) };
}

const home = mkdtempSync(join(tmpdir(), 'offshelf-soak-'));
const started = Date.now();
let said = 0;
const { rounds, products, broken } = await runSoak(join(home, 'catalog'), seconds, ({ held, rss, log }) => {
  said += 1;
  if (said % 10 !== 0) return;
  const time = Math.round((Date.now() - started) / 1_000);
  process.stderr.write(
    `${said} rounds, ${time} s: holds ${mib(held)} MiB of ${mib(rss)}, log ${mib(log)} MiB\n`,
  );
});
const held = compareQuarters(rounds, 'held');
const rss = compareQuarters(rounds, 'rss');
const longestLog = Math.max(...rounds.map(({ log }) => log));
const found: Broken[] = [...broken];
if (held.late > held.early * GROWTH + SLACK)
  found.push({
    kind: 'broken',
    text: `it holds ${mib(held.late)} MiB at the end, ${mib(held.early)} early on`,
  });
if (longestLog > LONGEST_LOG)
  found.push({ kind: 'broken', text: `a log of ${mib(longestLog)} MiB after a job` });

for (const { kind, text } of found.slice(0, 20)) process.stderr.write(`  ${kind}: ${text}\n`);
const count = (kind: Broken['kind']) => found.filter((one) => one.kind === kind).length;
console.log(
  JSON.stringify({
    proof: 'soak',
    runs: rounds.length,
    lost: count('lost'),
    duplicates: count('duplicate'),
    failed: found.length,
    seconds: Math.round((Date.now() - started) / 1_000),
    products,
    heldMiB: [held.early, held.late].map(mib),
    rssMiB: [rss.early, rss.late].map(mib),
    longestLogMiB: mib(longestLog),
    repro: found.length === 0 ? [] : [`node test/crash/soak.proof.ts --seconds ${seconds}`],
  }),
);
if (found.length === 0) rmSync(home, { recursive: true, force: true });
process.exitCode = found.length === 0 ? 0 : 1;
