// The guided demo: the whole story in the real window, by mouse and keyboard, against the sandbox.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeOffer, removeOffer, writeOffer } from '../sandbox/offer.ts';
import { startSandbox } from '../sandbox/start.ts';
import { readProduct } from './demo/product.mjs';
import { STEPS } from './demo/story.mjs';
import { openWindow } from './demo/window.mjs';
import { ROOT } from './lib/paths.mjs';

const { values } = parseArgs({ options: { product: { type: 'string' }, pictures: { type: 'string' } } });

/** What the remotes received, from their own log: nothing was created twice. */
function report(sandbox) {
  for (const { seq, remote, method, path, status, createdId, body } of sandbox.log()) {
    if (method !== 'POST') continue;
    console.log(`  ${seq}. ${remote}: ${method} ${path} → ${status}, created ${createdId}`);
    console.log(`     ${body}`);
  }
  for (const remote of ['jani', 'journeybee']) {
    const made = sandbox.products(remote).length;
    if (made !== 1) throw new Error(`${remote} holds ${made} products; it should hold 1`);
    console.log(`  ${remote} holds exactly 1 product`);
  }
}

async function tellStory(stage) {
  for (const [index, step] of STEPS.entries()) {
    const { title } = step;
    const number = String(index + 1).padStart(2, '0');
    try {
      await step.run(stage);
    } catch (error) {
      console.log(`${number} FAILED: ${title}\n   ${error.message}`);
      console.log(`   ${await stage.window.shoot(`${number}-failed`)}`);
      throw error;
    }
    console.log(`${number} ${title}\n   ${await stage.window.shoot(number)}`);
  }
}

async function show(folder) {
  const product = readProduct(values.product);
  const sandbox = await startSandbox();
  const offer = join(folder, 'sandbox.json');
  writeOffer(offer, makeOffer(sandbox, new Date()));
  const open = () =>
    openWindow({
      profile: join(folder, 'profile'),
      pictures: values.pictures ?? join(ROOT, 'demo-results'),
      env: { OFFSHELF_DEV_DIR: folder },
    });
  const stage = {
    product,
    sandbox,
    window: await open(),
    async restart() {
      await stage.window.close();
      stage.window = await open();
    },
  };
  try {
    await tellStory(stage);
    console.log('What the remotes received, from their own log:');
    report(sandbox);
  } finally {
    await stage.window.close();
    removeOffer(offer, process.pid);
    await sandbox.close();
  }
}

const started = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'offshelf-demo-'));
try {
  await show(folder);
  console.log(`The demo is done in ${Math.round((Date.now() - started) / 1000)} s.`);
} catch (error) {
  console.error(`The demo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
