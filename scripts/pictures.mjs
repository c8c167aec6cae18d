// Makes the README's pictures in the real window: `npm run pictures`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOffer, removeOffer, writeOffer } from '../sandbox/offer.ts';
import { startSandbox } from '../sandbox/start.ts';
import { openWindow } from './demo/window.mjs';
import { ROOT } from './lib/paths.mjs';

const PICTURES = join(ROOT, 'docs/pictures');

async function setUp(window, theme) {
  await window.see('Try the sample catalog');
  await window.page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
  await window.click('button', /Try the sample catalog/);
  await window.see('24 products');
  await window.see('on this computer');
  await window.click('button', 'Connect');
  await window.see('Connected 2 stand-in remotes');
  await window.click('button', 'Close message');
}

async function send(window, sandbox) {
  await window.press('Control+Shift+s');
  await window.see('Test with one first');
  for (const box of await window.page.getByLabel('Test with one first').all()) await box.uncheck();
  await sandbox.faults.set('jani', [
    { name: 'none', times: 5 },
    { name: 'reset-after-create', times: 1 },
  ]);
  await sandbox.faults.set('journeybee', [
    { name: 'none', times: 3 },
    { name: 'status', status: 422, message: 'body/sku: Already in use', times: 1 },
  ]);
  await window.click('button', /^Send \d+$/);
  await window.see('on the way');
  await window.press('Control+4');
  await window.page.getByRole('heading', { name: 'Needs you' }).waitFor();
  await window.page.getByRole('listitem').filter({ hasText: 'Already in use' }).first().waitFor();
}

async function take(theme) {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-pictures-'));
  const sandbox = await startSandbox({ perMinute: 10_000 });
  const offer = join(folder, 'sandbox.json');
  writeOffer(offer, makeOffer(sandbox, new Date()));
  const profile = join(folder, 'profile');
  const window = await openWindow({ profile, pictures: PICTURES, env: { OFFSHELF_DEV_DIR: folder } });
  try {
    await setUp(window, theme);
    await window.press('Control+k');
    await window.type('Gooseneck Kettle');
    await window.page.getByRole('option', { name: /Gooseneck Kettle/ }).click();
    await window.see(/problem/);
    await window.shoot(`catalog-${theme}`);
    await window.toList();
    await window.press('Control+a');
    await window.press('Control+e');
    await window.enter('Find', 'coffee');
    await window.enter('Replace with', 'speciality coffee');
    await window.see(/^Apply to/);
    await window.shoot(`preview-${theme}`);
    await window.press('Escape');
    await send(window, sandbox);
    await window.shoot(`sending-${theme}`);
  } finally {
    await window.close();
    removeOffer(offer, process.pid);
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const theme of ['light', 'dark']) await take(theme);
console.log(`The pictures are in ${PICTURES}`);
