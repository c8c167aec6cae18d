import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const MODULES = join(ROOT, 'node_modules');
/** Notes that `npm ci` wipes along with what they describe. */
export const NOTES = join(MODULES, '.cache', 'offshelf');

/** What is fetched or compiled once per user and shared by all checkouts. */
export function cacheRoot() {
  const { OFFSHELF_CACHE_DIR, XDG_CACHE_HOME } = process.env;
  if (OFFSHELF_CACHE_DIR) return resolve(OFFSHELF_CACHE_DIR);
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'offshelf-toolchain');
}
