import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { hasDisplay, withDisplay } from './display.mjs';
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

/** A new folder that the tests may write to, and these in it. */
function scratchFor(user, names) {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-e2e-'));
  const inner = names.map((name) => join(folder, name));
  for (const path of inner) mkdirSync(path);
  if (user.owner) {
    const uid = Number(must('id', ['-u', user.owner]));
    for (const path of [folder, ...inner]) chownSync(path, uid, -1);
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

/** What is thrown need not be an error. */
const reasonOf = (error) => error?.message ?? error?.value ?? 'no reason given';

function count(report) {
  const result = {
    passed: 0,
    failures: report.errors.map((error) => ({ name: 'e2e', reason: reasonOf(error) })),
    skips: [],
  };
  for (const spec of specs(report)) {
    const name = `e2e: ${spec.title}`;
    for (const test of spec.tests) {
      if (test.status === 'skipped') {
        const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        result.skips.push({ name, reason: note?.description ?? 'no reason given' });
      } else if (test.status === 'unexpected') {
        result.failures.push({ name, reason: reasonOf(test.results.at(-1)?.error) });
      } else result.passed += 1;
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

function keep(shares) {
  rmSync(RESULTS, { recursive: true, force: true });
  for (const share of shares) {
    const artifacts = join(share, 'artifacts');
    if (existsSync(artifacts)) cpSync(artifacts, RESULTS, { recursive: true });
  }
  if (existsSync(RESULTS)) say('what the failed tests left behind is in test-results/');
}

/** Windows that share a display take the focus and the clipboard from each other: halves run at one time have one each. */
const sharesOf = (args) => (args.length > 0 || hasDisplay() || availableParallelism() === 1 ? 1 : 2);

/** A share of the tests: the longest file first, each to the share that has least; the longer a file, the longer it takes. */
function filesOf(place, of) {
  const files = readdirSync(join(ROOT, 'test/e2e'))
    .filter((name) => name.endsWith('.e2e.ts'))
    .map((name) => ({ path: `test/e2e/${name}`, size: statSync(join(ROOT, 'test/e2e', name)).size }))
    .toSorted((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
  const shares = Array.from({ length: of }, () => ({ size: 0, paths: [] }));
  for (const { path, size } of files) {
    const least = shares.toSorted((a, b) => a.size - b.size)[0];
    least.size += size;
    least.paths.push(path);
  }
  return shares[place].paths;
}

/** Runs one share of the e2e tests, and counts them. */
async function runShare(user, env, folder, { place, of, args }) {
  const files = of === 1 ? [] : filesOf(place, of);
  const playwright = [PLAYWRIGHT, 'test', ...files, ...args];
  const [command, commandArgs] = user.wrap(...withDisplay(toolNode(), playwright, place));
  const code = await attach(command, commandArgs, { env: { ...env, OFFSHELF_E2E_TMP: folder } });
  const report = join(folder, 'e2e.json');
  if (!existsSync(report)) return { failures: [{ name: 'e2e', reason: `gave no result (exit ${code})` }] };
  const result = count(JSON.parse(readFileSync(report, 'utf8')));
  if (code !== 0 && result.failures.length === 0)
    result.failures.push({ name: 'e2e', reason: `ended with ${code}` });
  return result;
}

/** Runs the e2e tests in the real Electron, as an ordinary user where that is possible. */
export async function runE2e(electron, args) {
  const user = testUser(MUST_READ.map((path) => path()));
  const shares = Array.from({ length: sharesOf(args) }, (_, place) => `share-${place + 1}`);
  const scratch = scratchFor(user, ['home', ...shares]);
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
    const env = { ...electronEnv(reachable, user), TMPDIR: scratch };
    if (user.owner)
      Object.assign(env, { HOME: join(scratch, 'home'), USER: user.owner, LOGNAME: user.owner });
    const folders = shares.map((share) => join(scratch, share));
    const results = await Promise.all(
      folders.map((folder, place) => runShare(user, env, folder, { place, of: shares.length, args })),
    );
    if (results.some(({ failures }) => failures.length > 0)) keep(folders);
    return results;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
