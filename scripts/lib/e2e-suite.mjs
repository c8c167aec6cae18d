import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { withDisplay } from './display.mjs';
import { electronEnv } from './electron.mjs';
import { MODULES, ROOT } from './paths.mjs';
import { attach, capture, must, toolEnv, toolNode } from './run.mjs';
import { say } from './say.mjs';
import { testUser } from './user.mjs';

const PLAYWRIGHT = join(MODULES, '@playwright/test/cli.js');
const RESULTS = join(ROOT, 'test-results');

/** What the unprivileged user must be able to read for the tests to run under it. */
const MUST_READ = [
  toolNode,
  () => PLAYWRIGHT,
  () => join(ROOT, 'out/main/index.js'),
  () => join(ROOT, 'test'),
];

function scratchFor(user) {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-e2e-'));
  mkdirSync(join(folder, 'home'));
  if (user.owner) {
    const uid = Number(must('id', ['-u', user.owner]));
    for (const path of [folder, join(folder, 'home')]) chownSync(path, uid, -1);
  }
  return folder;
}

/** Brings a file's folder within the test user's reach; hard links where possible, so that it costs nothing. */
function within(reach, user, file) {
  const [command, args] = user.wrap('test', ['-r', file]);
  if (!user.owner || capture(command, args).ok) return file;
  const copy = join(reach, basename(dirname(file)));
  if (!capture('cp', ['-al', dirname(file), copy]).ok) {
    rmSync(copy, { recursive: true, force: true });
    must('cp', ['-a', dirname(file), copy]);
  }
  return join(copy, basename(file));
}

function* specsOf(suite) {
  yield* suite.specs ?? [];
  for (const inner of suite.suites ?? []) yield* specsOf(inner);
}

const specs = (report) => report.suites.flatMap((suite) => [...specsOf(suite)]);

function count(report) {
  const result = { passed: 0, failed: report.errors.length, skips: [] };
  for (const spec of specs(report)) {
    for (const test of spec.tests) {
      if (test.status === 'skipped') {
        const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        result.skips.push({ name: `e2e: ${spec.title}`, reason: note?.description ?? 'no reason given' });
      } else {
        result[test.status === 'unexpected' ? 'failed' : 'passed'] += 1;
      }
    }
  }
  return result;
}

/** Counts every e2e test as skipped: what an Electron would have run. */
export function skipE2e(reason) {
  const listing = capture(toolNode(), [PLAYWRIGHT, 'test', '--list', '--reporter=json'], {
    cwd: ROOT,
    env: toolEnv(),
  });
  const report = JSON.parse(listing.out);
  return { skips: specs(report).map(({ title }) => ({ name: `e2e: ${title}`, reason })) };
}

function keep(scratch) {
  const artifacts = join(scratch, 'artifacts');
  rmSync(RESULTS, { recursive: true, force: true });
  if (!existsSync(artifacts)) return;
  cpSync(artifacts, RESULTS, { recursive: true });
  say('what the failed tests left behind is in test-results/');
}

/** Runs the e2e tests in the real Electron, as an ordinary user where that is possible. */
export async function runE2e(electron, args) {
  const user = testUser(MUST_READ.map((path) => path()));
  const scratch = scratchFor(user);
  try {
    say(
      user.sandboxed
        ? "e2e tests run in Chromium's sandbox"
        : `e2e tests run without Chromium's sandbox: ${user.why}`,
    );
    const reachable = {
      ...electron,
      path: within(scratch, user, electron.path),
      ...(electron.binding && { binding: within(scratch, user, electron.binding) }),
    };
    const env = { ...electronEnv(reachable, user), OFFSHELF_E2E_TMP: scratch, TMPDIR: scratch };
    if (user.owner)
      Object.assign(env, { HOME: join(scratch, 'home'), USER: user.owner, LOGNAME: user.owner });
    const [command, commandArgs] = user.wrap(...withDisplay(toolNode(), [PLAYWRIGHT, 'test', ...args]));
    const code = await attach(command, commandArgs, { env });
    const report = join(scratch, 'e2e.json');
    const result = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { failed: 1 };
    if (code !== 0 && result.failed === 0) result.failed = 1;
    if (result.failed > 0) keep(scratch);
    return result;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
