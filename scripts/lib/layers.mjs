// Checks the layering rules of .dependency-cruiser.mjs on the folder given (default: this checkout), and that the
// tool really read the code: with a parser missing it would look at nothing and be content.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';
import { ROOT } from './paths.mjs';

const root = resolve(process.argv[2] ?? ROOT);
const ROOMS = ['src', 'sandbox', 'test', 'bench'].filter((room) => existsSync(join(root, room)));
const HAS_IMPORT = /^(?:import|export)\b[^;]*?\bfrom '/m;

function sourceFiles(room) {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

process.chdir(root);
const { forbidden, options } = config;
const { output } = await cruise(ROOMS, {
  ...options,
  baseDir: root,
  validate: true,
  ruleSet: { forbidden, options },
});
const modules = new Map(output.modules.map((module) => [module.source, module]));
const files = ROOMS.flatMap(sourceFiles);
const unread = files.filter((file) => {
  const found = modules.get(file);
  return (
    !found || (found.dependencies.length === 0 && HAS_IMPORT.test(readFileSync(join(root, file), 'utf8')))
  );
});

for (const file of unread) console.log(`unread: ${file}`);
for (const { rule, from, to, comment } of output.summary.violations) {
  console.log(`${rule.name}: ${from} -> ${to}${comment ? ` (${comment})` : ''}`);
}
console.log(`${files.length} files, ${output.summary.totalDependenciesCruised} imports`);
process.exitCode = files.length === 0 || unread.length > 0 || output.summary.error > 0 ? 1 : 0;
