import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** Files of real shops are not ours, so they lie outside the repository. */
export const REAL_FILES =
  process.env['OFFSHELF_REAL_FILES'] ?? join(import.meta.dirname, '../../../shared/data');

/** A file of a real shop; the test is skipped, and says so, where it is missing. */
export function realFile({ skip }: Pick<TestContext, 'skip'>, name: string): string {
  const path = join(REAL_FILES, name);
  if (!existsSync(path)) skip(`${name} is not here; OFFSHELF_REAL_FILES names the folder that it is in.`);
  return path;
}
