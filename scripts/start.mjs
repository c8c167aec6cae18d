// `npm start`, `npm run demo`, `npm run pictures`: sees to everything the app needs, then opens it or shows it.
import './lib/require-node.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { hasDisplay, withDisplay } from './lib/display.mjs';
import { electronEnv, resolveElectron } from './lib/electron.mjs';
import { ensureModules } from './lib/modules.mjs';
import { ROOT } from './lib/paths.mjs';
import { attach, toolEnv, toolNode } from './lib/run.mjs';
import { main, NoWindow, say } from './lib/say.mjs';
import { ownSandbox } from './lib/user.mjs';

const args = process.argv.slice(2).filter((arg) => arg !== '--demo' && arg !== '--pictures');
const wantsPictures = process.argv.includes('--pictures');
const script = (name) => join(ROOT, 'scripts', name);

function wantsDemo() {
  if (wantsPictures || process.argv.includes('--demo')) return true;
  if (hasDisplay() && !process.env.CI) return false;
  say(`${hasDisplay() ? 'CI is set' : 'there is no display'}: showing the guided demo instead of the window`);
  return true;
}

function tellCoreStory(problem) {
  say(`NO WINDOW: ${problem.message}`);
  say(`to get one: ${problem.fix}`);
  if (!existsSync(script('core-story.mjs'))) return 1;
  say('running the same story through the core, in plain Node');
  return attach(toolNode(), [script('core-story.mjs'), ...args], { env: toolEnv() });
}

function openWindow(electron, env) {
  const flags = ['--disable-dev-shm-usage', ...(env.OFFSHELF_NO_SANDBOX ? ['--no-sandbox'] : [])];
  return attach(electron.path, [...flags, ROOT, ...args], { env });
}

await main(async () => {
  await ensureModules();
  const demo = wantsDemo();
  let electron;
  try {
    electron = await resolveElectron();
  } catch (error) {
    if (!(error instanceof NoWindow)) throw error;
    return tellCoreStory(error);
  }
  ensureBuild();
  const { sandboxed, why } = ownSandbox();
  if (!sandboxed) say(`running without Chromium's sandbox: ${why}`);
  const env = electronEnv(electron, { sandboxed });
  if (!demo) return openWindow(electron, env);
  return attach(...withDisplay(toolNode(), [script(wantsPictures ? 'pictures.mjs' : 'demo.mjs'), ...args]), {
    env,
  });
});
