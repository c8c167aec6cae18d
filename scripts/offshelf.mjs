#!/usr/bin/env node
// `npx offshelf`: the command line, in the Node that its TypeScript needs.
import './lib/require-node.mjs';
import { join } from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { ROOT } from './lib/paths.mjs';
import { attach, toolEnv, toolNode } from './lib/run.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureModules();
  const args = [join(ROOT, 'src/cli/index.ts'), ...process.argv.slice(2)];
  return attach(toolNode(), args, { env: toolEnv(), cwd: process.cwd() });
});
