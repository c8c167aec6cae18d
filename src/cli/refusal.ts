import { CatalogRefusal } from '../main/core/compose.ts';
import { failed } from './command-failure.ts';

/** What a catalog refuses is said to the person; anything else is a bug. */
export function asCommandFailure(error: unknown): unknown {
  return error instanceof CatalogRefusal ? failed(error.why, error.message) : error;
}

/** @throws CommandFailure where the catalog, or a backup, is refused */
export async function orRefuse<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asCommandFailure(error);
  }
}
