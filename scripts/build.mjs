// `npm run build`: the app into out/; skipped when nothing has changed, unless --force is given.
import './lib/require-node.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureModules } from './lib/modules.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  await ensureModules();
  ensureBuild({ force: process.argv.includes('--force') });
  return 0;
});
