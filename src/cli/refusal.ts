import { statSync } from 'node:fs';
import { CatalogRefusal } from '../main/core/compose.ts';
import { failed } from './command-failure.ts';

/** What a catalog refuses is said to the person; anything else is a bug. */
export function asCommandFailure(error: unknown): unknown {
  return error instanceof CatalogRefusal ? failed(error.why, error.message) : error;
}

/**
 * @throws CommandFailure where the catalog, or a backup, is refused. Where it is the folder of the catalog that is not right, this says
 * which folder that is.
 */
export async function orRefuse<T>(work: () => T | Promise<T>, folder?: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const wrong =
      folder !== undefined && error instanceof CatalogRefusal ? sayWrong(folder, error.why) : null;
    throw wrong === null ? asCommandFailure(error) : failed('missing', wrong);
  }
}

function sayWrong(folder: string, why: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isFile()) return `${folder} is a file. A catalog is a folder.`;
  if (why !== 'missing') return null;
  const what = found === undefined ? `There is no folder ${folder}` : `There is no catalog in ${folder}`;
  return `${what}. \`remote add\`, \`place add\`, \`product add\` and \`import\` make a catalog.`;
}
