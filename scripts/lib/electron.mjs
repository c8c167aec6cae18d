import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureDisplay, hasDisplay } from './display.mjs';
import { MODULES, NOTES } from './paths.mjs';
import { attach, capture, must, toolEnv, toolNode } from './run.mjs';
import { NoWindow, Problem, say } from './say.mjs';
import { sqliteBinding } from './sqlite-binding.mjs';
import { standIn, standInIsCached } from './stand-in.mjs';
import { ensureSystem } from './system.mjs';

const PACKAGE = join(MODULES, 'electron');
const NOTE = join(NOTES, 'electron.json');
const DAY = 24 * 3600 * 1000;
const PROBE_MS = 5000;
const DOWNLOAD_MS = 600_000;

const EXECUTABLES = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
const executableIn = (folder) => join(folder, EXECUTABLES[process.platform] ?? 'electron');
const pinnedVersion = () => JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;

function explicit() {
  const { ELECTRON_EXEC_PATH, ELECTRON_OVERRIDE_DIST_PATH } = process.env;
  const path =
    ELECTRON_EXEC_PATH || (ELECTRON_OVERRIDE_DIST_PATH && executableIn(ELECTRON_OVERRIDE_DIST_PATH));
  if (path && !existsSync(path)) {
    throw new Problem(
      `there is no Electron at ${path}`,
      'correct or unset ELECTRON_EXEC_PATH and ELECTRON_OVERRIDE_DIST_PATH',
    );
  }
  return path || undefined;
}

function installed() {
  const version = join(PACKAGE, 'dist/version');
  const path = executableIn(join(PACKAGE, 'dist'));
  if (!existsSync(version) || !existsSync(path)) return undefined;
  return readFileSync(version, 'utf8').trim().replace(/^v/, '') === pinnedVersion() ? path : undefined;
}

const throughProxy = { NODE_USE_ENV_PROXY: '1', ELECTRON_GET_USE_PROXY: '1' };

function canReachDownloads() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  const url =
    ELECTRON_MIRROR || npm_config_electron_mirror || 'https://github.com/electron/electron/releases/';
  const probe = `await fetch(process.argv[1], { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(${PROBE_MS}) })`;
  const args = ['--input-type=module', '-e', `${probe}; process.exit(0)`, url];
  return capture(toolNode(), args, { env: toolEnv(throughProxy), timeout: PROBE_MS + 1000 }).ok;
}

async function download() {
  if (process.env.OFFSHELF_OFFLINE === '1') throw new Error('OFFSHELF_OFFLINE is set');
  if (!canReachDownloads()) throw new Error('its downloads cannot be reached');
  say(`downloading Electron ${pinnedVersion()}`);
  const code = await attach(toolNode(), [join(PACKAGE, 'install.js')], {
    env: toolEnv(throughProxy),
    stdio: ['ignore', 2, 2],
    timeout: DOWNLOAD_MS,
  });
  const path = installed();
  if (path === undefined) throw new Error(`its installer ended with code ${code}`);
  return path;
}

/** Asks the binary who it is; a name proves nothing. */
function versionsOf(path) {
  const args = ['-e', 'console.log(JSON.stringify(process.versions))'];
  const { electron, node, chrome } = JSON.parse(
    must(path, args, { env: toolEnv({ ELECTRON_RUN_AS_NODE: '1' }) }),
  );
  return { electron, node, chrome };
}

async function find() {
  const told = explicit();
  if (told !== undefined) return { path: told, source: 'as told by the environment' };
  const ways = { node_modules: installed, download, 'stand-in': standIn };
  if (process.env.OFFSHELF_STAND_IN === '1') {
    delete ways.node_modules;
    delete ways.download;
  }
  const reasons = [];
  for (const [source, way] of Object.entries(ways)) {
    try {
      const path = await way();
      if (path !== undefined) return { path, source };
    } catch (error) {
      reasons.push(`${source}: ${error.message}`);
    }
  }
  throw new NoWindow(
    `no Electron could be had (${reasons.join('; ')})`,
    'set ELECTRON_MIRROR to a mirror of its releases, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked one',
  );
}

/** The answer of the last run, while it still holds; a stand-in is reconsidered once a day. */
function noted() {
  if (explicit() !== undefined || !existsSync(NOTE)) return undefined;
  const note = JSON.parse(readFileSync(NOTE, 'utf8'));
  const { path, source, binding, wanted, forced, at } = note;
  const holds =
    wanted === pinnedVersion() &&
    forced === process.env.OFFSHELF_STAND_IN &&
    existsSync(path) &&
    (binding === undefined || existsSync(binding)) &&
    (source !== 'stand-in' || (Date.now() - at < DAY && standInIsCached()));
  return holds ? note : undefined;
}

/** A found Electron must start and have an SQLite that it can load. */
async function tryOut({ path, source }, fix) {
  try {
    const versions = versionsOf(path);
    const binding = await sqliteBinding(Number.parseInt(versions.node, 10));
    return { path, source, ...versions, ...(binding && { binding }) };
  } catch (error) {
    const Kind = explicit() === undefined ? NoWindow : Problem;
    throw new Kind(`Electron at ${path} is of no use: ${error.message}`, error.fix ?? fix);
  }
}

/**
 * Finds, or fetches, an Electron to run: {path, source, electron, node, chrome, binding?}.
 * Throws NoWindow, which names every way that was tried, or a plain Problem for a wrong setting.
 */
export async function resolveElectron() {
  const lacking = ensureSystem('electron', ...(hasDisplay() ? [] : ['display']));
  ensureDisplay(lacking?.fix);
  const known = noted();
  if (known !== undefined) return known;
  const found = await tryOut(await find(), lacking?.fix ?? 'see what it says above');
  const { electron, node, chrome, source } = found;
  say(`running on Electron ${electron} (Node ${node}, Chrome ${chrome}; ${source})`);
  if (explicit() === undefined) {
    mkdirSync(NOTES, { recursive: true });
    const key = { wanted: pinnedVersion(), forced: process.env.OFFSHELF_STAND_IN, at: Date.now() };
    writeFileSync(NOTE, JSON.stringify({ ...found, ...key }));
  }
  return found;
}

/** What the app, the demo, electron-vite and the e2e tests read. */
export function electronEnv({ path, electron, binding }, { sandboxed }) {
  return toolEnv({
    OFFSHELF_ELECTRON: path,
    ELECTRON_EXEC_PATH: path,
    ELECTRON_OVERRIDE_DIST_PATH: dirname(path),
    ELECTRON_MAJOR_VER: electron.split('.')[0],
    ...(binding && { OFFSHELF_SQLITE_BINDING: binding }),
    ...(!sandboxed && { OFFSHELF_NO_SANDBOX: '1' }),
  });
}
