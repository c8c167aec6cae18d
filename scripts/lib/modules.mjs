import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, NOTES, ROOT } from './paths.mjs';
import { attach, npm } from './run.mjs';
import { Problem, say } from './say.mjs';

const STAMP = join(NOTES, 'lock.sha256');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Somebody ran npm by hand: what npm noted down must be what the lock asks for. */
function installedAsLocked() {
  const noted = readText(join(MODULES, '.package-lock.json'));
  if (noted === '') return false;
  const installed = JSON.parse(noted).packages;
  const locked = JSON.parse(readText(join(ROOT, 'package-lock.json'))).packages;
  const names = Object.keys(locked).filter((name) => name !== '');
  const fits = (name) =>
    installed[name] === undefined
      ? locked[name].optional === true
      : installed[name].integrity === locked[name].integrity;
  return names.every(fits) && Object.keys(installed).every((name) => locked[name] !== undefined);
}

/** Installs the locked packages unless they are there. */
export async function ensureModules() {
  const hash = lockHash();
  if (readText(STAMP) === hash) return;
  if (!installedAsLocked()) {
    say(`installing the locked packages (npm ci)${existsSync(MODULES) ? ': the lock has changed' : ''}`);
    const [command, args] = npm(['ci']);
    // Standard output belongs to whoever started us.
    const code = await attach(command, args, { stdio: ['inherit', 2, 'inherit'] });
    if (code !== 0) {
      throw new Problem(
        'npm ci did not succeed',
        'look at what npm says above; it needs the npm registry, or its cache',
      );
    }
  }
  mkdirSync(NOTES, { recursive: true });
  writeFileSync(STAMP, hash);
}
