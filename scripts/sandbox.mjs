// `npm run sandbox`: the stand-in remotes on loopback.
import './lib/require-node.mjs';
import { join } from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { ROOT } from './lib/paths.mjs';
import { attach, toolEnv, toolNode } from './lib/run.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureModules();
  return attach(toolNode(), [join(ROOT, 'sandbox/index.ts'), ...process.argv.slice(2)], { env: toolEnv() });
});
