import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODULES, ROOT } from './paths.mjs';
import { attach, toolEnv, toolNode } from './run.mjs';

/** What Node made of modules is kept for the next of the hundreds of processes, and for the next run. */
const COMPILED = join(MODULES, '.cache/compiled');

/** Runs the unit, integration and renderer tests on Node 24. */
export async function runVitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-vitest-'));
  const tally = join(folder, 'tally.json');
  try {
    const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'scripts/lib/vitest-reporter.mjs')}`];
    const command = [join(MODULES, 'vitest/vitest.mjs'), 'run', ...reporters, ...args];
    const env = toolEnv({ OFFSHELF_TALLY: tally, NODE_COMPILE_CACHE: COMPILED });
    const code = await attach(toolNode(), command, { env });
    return readTally(tally, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readTally(file, code) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    // Coverage limits and the like: a bad end with no failed test is still a failure.
    if (code !== 0 && result.failures.length === 0)
      result.failures.push({ name: 'vitest', reason: `ended with ${code}` });
    return result;
  } catch {
    return { failures: [{ name: 'vitest', reason: `gave no result (exit ${code})` }] };
  }
}
