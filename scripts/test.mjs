// `npm test`: everything; `--only=static,vitest,e2e` picks suites, and with a single one further arguments go to it.
import './lib/require-node.mjs';
import { ensureBuild } from './lib/build.mjs';
import { runE2e, skipE2e } from './lib/e2e-suite.mjs';
import { resolveElectron } from './lib/electron.mjs';
import { ensureModules } from './lib/modules.mjs';
import { main, NoWindow, Problem, say } from './lib/say.mjs';
import { runStaticChecks } from './lib/static-checks.mjs';
import { createTally } from './lib/tally.mjs';
import { runVitest } from './lib/vitest-suite.mjs';

const given = process.argv.slice(2);
const only = given
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const picked = (suite) => only === undefined || only.includes(suite);
const rest = only?.length === 1 ? given.filter((arg) => !arg.startsWith('--only=')) : [];

function built() {
  try {
    ensureBuild();
    return { passed: 1 };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { failures: [{ name: 'the build', reason: error.message }] };
  }
}

async function electronOrProblem() {
  try {
    return { electron: await resolveElectron() };
  } catch (error) {
    if (!(error instanceof NoWindow)) throw error;
    say(`NO E2E TESTS: ${error.message}`);
    say(`to have them: ${error.fix}`);
    return { reason: error.message };
  }
}

await main(async () => {
  await ensureModules();
  const { electron, reason } = picked('e2e') ? await electronOrProblem() : {};
  const tally = createTally();
  if (picked('static')) tally.add(runStaticChecks());
  if (picked('vitest')) tally.add(await runVitest(rest));
  if (picked('e2e')) {
    const build = built();
    tally.add(build);
    if (!electron) tally.add(skipE2e(reason));
    else if (build.passed) for (const share of await runE2e(electron, rest)) tally.add(share);
    else tally.add(skipE2e('the build failed'));
  }
  return tally.close();
});
