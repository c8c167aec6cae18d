// `npm run dev`: the app with reloading, through electron-vite.
import './lib/require-node.mjs';
import { join } from 'node:path';
import { withDisplay } from './lib/display.mjs';
import { electronEnv, resolveElectron } from './lib/electron.mjs';
import { ensureModules } from './lib/modules.mjs';
import { MODULES } from './lib/paths.mjs';
import { attach, toolNode } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';
import { ownSandbox } from './lib/user.mjs';

await main(async () => {
  await ensureModules();
  const electron = await resolveElectron();
  const { sandboxed, why } = ownSandbox();
  if (!sandboxed) say(`running without Chromium's sandbox: ${why}`);
  const command = withDisplay(toolNode(), [
    join(MODULES, 'electron-vite/bin/electron-vite.js'),
    'dev',
    ...(sandboxed ? [] : ['--noSandbox']),
    ...process.argv.slice(2),
    '--',
    '--disable-dev-shm-usage',
  ]);
  return attach(...command, { env: electronEnv(electron, { sandboxed }) });
});
