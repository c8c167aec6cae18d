import { existsSync, readdirSync } from 'node:fs';
import { capture, hasProgram } from './run.mjs';
import { say } from './say.mjs';

// What a need is, how to see that it is met, and what Debian and its kin call it (newest name first).
const NEEDS = {
  electron: [
    { library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
    { library: 'libnss3.so', packages: ['libnss3'] },
    { library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
    { library: 'libgbm.so.1', packages: ['libgbm1'] },
    { folder: '/usr/share/fonts', packages: ['fonts-dejavu-core'] },
    { file: '/etc/ssl/certs/ca-certificates.crt', packages: ['ca-certificates'] },
  ],
  display: [
    { program: 'xvfb-run', packages: ['xvfb'] },
    { program: 'xauth', packages: ['xauth'] },
  ],
  compiler: [{ program: 'g++', packages: ['g++'] }],
};

let libraries;
function hasLibrary(name) {
  libraries ??= capture('/sbin/ldconfig', ['-p']).out;
  // Without ldconfig we can't know; Electron itself will tell.
  return libraries === '' || libraries.includes(`\t${name} `);
}

const hasFiles = (folder) => existsSync(folder) && readdirSync(folder).length > 0;

function isMet(need) {
  if (need.library) return hasLibrary(need.library);
  if (need.program) return hasProgram(need.program);
  if (need.folder) return hasFiles(need.folder);
  return existsSync(need.file) || hasFiles('/etc/pki/tls/certs');
}

const missing = (kinds) => kinds.flatMap((kind) => NEEDS[kind]).filter((need) => !isMet(need));

const isOffered = (name) => /Candidate: (?!\(none\))/.test(capture('apt-cache', ['policy', name]).out);

/** The name this release has for a package; the last one when apt does not know. */
function packageName({ packages }) {
  return packages.length === 1 ? packages[0] : (packages.find(isOffered) ?? packages.at(-1));
}

let listsAreFresh = false;
function apt(args) {
  return capture('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function install(needs) {
  if (!listsAreFresh) {
    const update = apt(['update']);
    if (!update.ok) say(`apt-get update failed, going on with the lists at hand: ${lastLine(update)}`);
    listsAreFresh = true;
  }
  const names = needs.map(packageName);
  say(`installing system packages: ${names.join(' ')}`);
  const result = apt(['install', '-y', '--no-install-recommends', ...names]);
  libraries = undefined;
  if (!result.ok) say(`apt-get install failed: ${lastLine(result)}`);
}

const lastLine = ({ err, out }) => (err.trim() || out.trim()).split('\n').at(-1);

/**
 * Sees to system packages on Linux. Answers with what is still missing and the command that would mend it,
 * or undefined when nothing is; the caller knows whether it can go on without.
 */
export function ensureSystem(...kinds) {
  if (process.platform !== 'linux' || missing(kinds).length === 0) return undefined;
  const debian = hasProgram('apt-get');
  if (debian && process.getuid() === 0) install(missing(kinds));
  const left = missing(kinds);
  if (left.length === 0) return undefined;
  const what = left.map((need) => need.library ?? need.program ?? need.packages[0]).join(', ');
  const fix = debian
    ? `sudo apt-get update && sudo apt-get install -y ${left.map(packageName).join(' ')}`
    : `install what provides ${what} with your system's package manager`;
  say(`missing on this system: ${what}; to fix it: ${fix}`);
  return { what, fix };
}
