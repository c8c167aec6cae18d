// `npm run test:sabotage`: plants one bug after the other in a copy of the code, and says which test finds it.
import './lib/require-node.mjs';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLANTS } from '../test/sabotage/plants.mjs';
import { ensureModules } from './lib/modules.mjs';
import { MODULES, ROOT } from './lib/paths.mjs';
import { capture, toolEnv, toolNode } from './lib/run.mjs';
import { main, Problem, say } from './lib/say.mjs';

const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
/** Minutes after which a hanging run counts as a find: the suite would not have passed. */
const PATIENCE_MS = 10 * 60_000;
const COPIED = ['src', 'test', 'docs', 'sandbox', 'resources', 'scripts', 'package.json', 'vitest.config.ts'];
const CONFIGS = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name));

function copyCode() {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-sabotage-'));
  for (const name of [...COPIED, ...CONFIGS])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(MODULES, join(folder, 'node_modules'));
  return folder;
}

/** Runs the tests until one fails; the name of that test, or `null` where none does. */
function findBy(folder, tests) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const options = ['--bail=1', '--reporter=json', `--outputFile=${report}`];
  const command = [join(MODULES, 'vitest/vitest.mjs'), 'run', '--root', folder, ...options, ...tests];
  const env = toolEnv({ SEEDS: '600' });
  const { ok, status } = capture(toolNode(), command, { cwd: folder, env, timeout: PATIENCE_MS });
  if (ok) return null;
  if (status === null) return 'the suite hangs';
  return nameFailure(report);
}

function nameFailure(report) {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  for (const { name, assertionResults, message } of testResults) {
    const failed = assertionResults.find((result) => result.status === 'failed');
    if (failed !== undefined) return `${name.split('/test/')[1]}: ${failed.fullName}`;
    if (message) return `${name.split('/test/')[1]}: ${message.split('\n')[0]}`;
  }
  return 'a failed run';
}

function plant(folder, { name, file, find, replace }) {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) {
    throw new Problem(`the place for “${name}” is not in ${file}`, 'mend test/sabotage/plants.mjs');
  }
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  return () => writeFileSync(path, text);
}

await main(async () => {
  await ensureModules();
  const planted = PLANTS.filter(({ name }) => only === undefined || name.includes(only));
  const folder = copyCode();
  const rows = [];
  try {
    // Where the tests fail anyway, they find nothing.
    const control = findBy(folder, [...new Set(planted.flatMap(({ tests }) => tests))]);
    if (control !== null)
      throw new Problem(`without a planted bug there is a failure: ${control}`, 'mend that first');
    for (const bug of planted) {
      const started = Date.now();
      const mend = plant(folder, bug);
      const foundBy = findBy(folder, bug.tests);
      mend();
      const seconds = Math.round((Date.now() - started) / 1_000);
      rows.push({ bug: bug.name, foundBy });
      say(`${foundBy === null ? 'NOT FOUND' : 'found'}: ${bug.name} (${seconds} s)`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const { bug, foundBy } of rows) console.log(`| ${bug} | ${foundBy ?? '**not found**'} |`);
  const found = rows.filter(({ foundBy }) => foundBy !== null).length;
  console.log(`${found} of ${rows.length} planted bugs found`);
  return found === rows.length && rows.length > 0 ? 0 : 1;
});
