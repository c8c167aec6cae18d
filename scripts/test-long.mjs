// `npm run test:long`: the proofs at full length. `--only=simulation,kills` picks some, `--scale=0.01` shortens them.
import './lib/require-node.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureModules } from './lib/modules.mjs';
import { ROOT } from './lib/paths.mjs';
import { toolEnv, toolNode } from './lib/run.mjs';
import { main, Problem, say } from './lib/say.mjs';

/** Each prints its progress on stderr and, as its last line, one JSON object with the figures of the table. */
const PROOFS = [
  {
    name: 'simulation',
    file: 'test/simulation/simulation.proof.ts',
    args: (times) => ['--count', times(1_000_000), '--jobs', '2'],
  },
  {
    name: 'kills',
    file: 'test/crash/kills.proof.ts',
    args: (times) => ['--kills', times(3_000), '--jobs', '2'],
  },
  {
    name: 'injected',
    file: 'test/crash/injected.proof.ts',
    // Every write and fsync of every scenario, unless it is to be short.
    args: (times, scale) => ['--jobs', '2', ...(scale < 1 ? ['--sample', times(50)] : [])],
  },
  {
    name: 'power-cut',
    file: 'test/crash/power-cut.proof.ts',
    args: (times) => ['--images', times(20_000), '--jobs', '2'],
  },
  {
    name: 'soak',
    file: 'test/crash/soak.proof.ts',
    args: (times) => ['--seconds', times(3_600)],
  },
];
const COLUMNS = ['proof', 'runs', 'lost', 'duplicates', 'failed', 'seconds'];

function readOptions() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, scale: { type: 'string' } } });
  const only = values.only?.split(',') ?? PROOFS.map(({ name }) => name);
  const unknown = only.find((name) => !PROOFS.some((proof) => proof.name === name));
  if (unknown !== undefined) {
    const names = PROOFS.map(({ name }) => name).join(', ');
    throw new Problem(`there is no proof “${unknown}”`, `choose from ${names}`);
  }
  const scale = Number(values.scale ?? 1);
  if (!(scale > 0 && scale <= 1)) throw new Problem('--scale is from 0 to 1', 'leave it out for all of it');
  return { proofs: PROOFS.filter(({ name }) => only.includes(name)), scale };
}

/** Runs a proof to its end; what it came to, or that it came to nothing. */
function prove({ name, file, args }, scale) {
  const times = (count) => String(Math.max(1, Math.round(count * scale)));
  const command = [join(ROOT, file), ...args(times, scale)];
  say(`${name}: node ${[file, ...command.slice(1)].join(' ')}`);
  return new Promise((done, fail) => {
    const child = spawn(toolNode(), command, {
      cwd: ROOT,
      env: toolEnv(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const stop = (signal) => child.kill(signal);
    process.on('SIGINT', stop).on('SIGTERM', stop);
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.once('error', fail);
    child.once('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      done(readResult(name, out, code));
    });
  });
}

/** A proof that ends without its figures has failed, and so has one whose exit code says otherwise than they do. */
function readResult(name, out, code) {
  const line = out.trim().split('\n').at(-1) ?? '';
  try {
    const result = JSON.parse(line);
    if (result.proof === name)
      return { ...result, failed: code === 0 ? result.failed : result.failed || 1, line };
  } catch {
    // said below
  }
  return { proof: name, runs: 0, lost: '?', duplicates: '?', failed: 1, seconds: '?', repro: [], line };
}

function printTable(results) {
  const rows = [COLUMNS, ...results.map((result) => COLUMNS.map((column) => String(result[column] ?? '?')))];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const pad = (text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]));
  for (const row of rows) console.log(row.map(pad).join('  '));
}

await main(async () => {
  const { proofs, scale } = readOptions();
  await ensureModules();
  const results = [];
  for (const proof of proofs) {
    const result = await prove(proof, scale);
    console.log(result.line);
    results.push(result);
  }
  for (const { repro = [] } of results) for (const line of repro) console.log(`to repeat: ${line}`);
  for (const { proof, skipped } of results) if (skipped) console.log(`skipped: ${proof}: ${skipped}`);
  printTable(results);
  return results.every(({ failed, runs, skipped }) => failed === 0 && (runs > 0 || skipped)) ? 0 : 1;
});
