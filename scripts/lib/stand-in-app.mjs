// Electron's own default app is missing from the stand-in runtime; this makes `electron <folder> …args` work.
// Copied to resources/app. Top-level await: Electron holds back 'ready' until the app's code is loaded.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (target === undefined) {
  console.error('usage: electron <app folder> [arguments]');
  app.exit(2);
} else {
  const folder = resolve(target);
  const { productName, name, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(productName ?? name);
  app.setPath('userData', join(app.getPath('appData'), productName ?? name));
  app.setVersion(version);
  app.setAppPath(folder);
  process.defaultApp = true;
  await import(pathToFileURL(resolve(folder, main)).href);
}
