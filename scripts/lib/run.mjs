import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MODULES, ROOT } from './paths.mjs';
import { Problem } from './say.mjs';

/** Runs a command to its end and hands back what it wrote; never throws for a non-zero exit. */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 27, ...options });
  return {
    ok: result.status === 0,
    status: result.status,
    out: result.stdout ?? '',
    err: result.error ? String(result.error) : (result.stderr ?? ''),
  };
}

/** Like capture, for steps that must succeed: the end of what the command wrote goes into the error. */
export function must(command, args, options = {}) {
  const result = capture(command, args, options);
  if (result.ok) return result.out;
  const said = `${result.err}\n${result.out}`.trim().slice(-1500);
  throw new Error(`${command} ${args.slice(0, 3).join(' ')}: exit ${result.status}\n${said}`);
}

/** Runs a command with our terminal and hands our signals on; resolves to the exit code. */
export function attach(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: ROOT, ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward).on('SIGHUP', forward);
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward).off('SIGHUP', forward);
      done(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** True where the program can be started from the PATH. */
export function hasProgram(name) {
  return capture('sh', ['-c', 'command -v "$0"', name]).ok;
}

const NODE_PACKAGES = { 'linux-x64': 'bin/node', 'linux-arm64': 'bin/node', 'win32-x64': 'bin/node.exe' };

/** The Node of the tools and tests: 24 out of node_modules where there is a package for it, else our own. */
export function toolNode() {
  const platform = `${process.platform}-${process.arch}`;
  const file = NODE_PACKAGES[platform];
  if (file !== undefined) {
    const node = join(MODULES, `node-${platform.replace('win32', 'win')}`, file);
    if (existsSync(node)) return node;
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Problem(
    `there is no Node 24 package for ${platform}, and Node ${process.versions.node} is too old for the tools`,
    'install Node 24 and try again',
  );
}

/** The environment of everything we start: Node 24 first on the PATH, nothing left over from other tools. */
export function toolEnv(extra = {}) {
  const {
    ELECTRON_RUN_AS_NODE: _run,
    NODE_OPTIONS: _options,
    ELECTRON_RENDERER_URL: _url,
    ...env
  } = process.env;
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...env, [pathKey]: `${dirname(toolNode())}${separator}${env[pathKey] ?? ''}`, ...extra };
}

/** npm as a command line: the one that started us, else the one on the PATH. */
export function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return [process.execPath, [cli, ...args]];
  return process.platform === 'win32' ? ['cmd', ['/c', 'npm', ...args]] : ['npm', args];
}
