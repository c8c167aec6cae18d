#!/usr/bin/env node
// `npx offshelf`: the command line, in the Node that its TypeScript needs.
import './lib/require-node.mjs';
import { join } from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { ROOT } from './lib/paths.mjs';
import { attach, toolEnv, toolNode } from './lib/run.mjs';
import { main } from './lib/say.mjs';

/** Its channel tells the program that we are gone, should we be killed without a chance to hand that on. */
const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];

await main(async () => {
  try {
    await ensureModules();
    const args = [join(ROOT, 'src/cli/index.ts'), ...process.argv.slice(2)];
    return await attach(toolNode(), args, { env: toolEnv(), cwd: process.cwd(), stdio });
  } catch (error) {
    const document = { error: { code: 'not-installed', message: error.message } };
    if (process.argv.includes('--json')) console.log(JSON.stringify(document));
    throw error;
  }
});
