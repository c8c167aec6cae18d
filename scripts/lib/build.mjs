import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, ROOT } from './paths.mjs';
import { capture, toolEnv, toolNode } from './run.mjs';
import { Problem, say } from './say.mjs';

const INPUTS = [
  'scripts/lib/mend-glide.ts',
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
];
const STAMP = join(ROOT, 'out', '.inputs');

function* filesBelow(path) {
  if (!existsSync(join(ROOT, path))) return;
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(name);
    else yield name;
  }
}

function inputsHash() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    const files = input.includes('.') ? [input] : filesBelow(input);
    for (const file of files)
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(ROOT, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** Builds the app into out/, unless what it is made of has not changed. */
export function ensureBuild({ force = false } = {}) {
  const hash = inputsHash();
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  say('building the app');
  const vite = join(MODULES, 'electron-vite/bin/electron-vite.js');
  const result = capture(toolNode(), [vite, 'build'], { cwd: ROOT, env: toolEnv({ NO_COLOR: '1' }) });
  if (!result.ok) {
    process.stderr.write(`${result.out}${result.err}`);
    throw new Problem('the build failed', 'see the message above; `npm run check` may tell more');
  }
  if (force) process.stderr.write(result.out);
  writeFileSync(STAMP, hash);
}
