import { readFileSync } from 'node:fs';

/** The bytes that a golden file stands for: it is laid out for reading, and some values differ from run to run. */
export function golden(name: string, change: object = {}): string {
  const file = new URL(`../golden/${name}.json`, import.meta.url);
  return JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change });
}
