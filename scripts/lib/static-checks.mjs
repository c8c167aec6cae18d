import { join } from 'node:path';
import { MODULES, ROOT } from './paths.mjs';
import { capture, toolEnv, toolNode } from './run.mjs';

const module = (path) => join(MODULES, path);
const CHECKS = {
  types: [module('typescript/bin/tsc'), '-b', '--noEmit'],
  'types of tests': [module('typescript/bin/tsc'), '-p', 'test/tsconfig.json'],
  lint: [module('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
  format: [module('@biomejs/biome/bin/biome'), 'ci', '--colors=off'],
  layering: [join(ROOT, 'scripts/lib/layers.mjs')],
  'dead code': [module('knip/bin/knip.js'), '--no-config-hints'],
};

/** Each check counts as one test; what it says is shown when it fails. */
export function runStaticChecks() {
  const result = { passed: 0, failures: [] };
  for (const [name, args] of Object.entries(CHECKS)) {
    const start = Date.now();
    const { ok, out, err } = capture(toolNode(), args, { cwd: ROOT, env: toolEnv({ NO_COLOR: '1' }) });
    const said = `${out}${err}`.trim();
    if (ok) result.passed += 1;
    else {
      result.failures.push({ name, reason: said });
      console.log(said);
    }
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  }
  return result;
}
