import { existsSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Context } from './command.ts';
import { wrongUsage } from './command-failure.ts';
import type { OpenOptions } from './open-core.ts';

/** Scripts have no region that a currency could be taken from. */
const USUAL_CURRENCY = 'EUR';

export function hasCatalog(folder: string): boolean {
  return existsSync(join(folder, 'catalog.offshelf'));
}

/** For commands that make a catalog where `--data` names a new or empty folder; the person's own is never made here. */
export function newCatalogCurrency({ given, folder }: Context): OpenOptions {
  const currency = given.text('currency');
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw wrongUsage('--currency takes three capitals, such as EUR.');
  }
  const isNamed = given.text('data') !== undefined || given.flag('mine');
  if (currency !== undefined && isNamed && hasCatalog(folder())) {
    throw wrongUsage('--currency is for a new catalog; this one has its currency already.');
  }
  return given.text('data') === undefined ? {} : { currency: currency ?? USUAL_CURRENCY };
}

/** Does work that may make a catalog: one that it made and that nothing came into is gone again after it. */
export async function keepIfUsed<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (hasCatalog(folder)) return await work();
  const missing = listMissing(folder);
  try {
    return await work();
  } finally {
    await removeUnused(folder, missing);
  }
}

/** The folders on the way there that are still to be made, the innermost first. */
function listMissing(folder: string): readonly string[] {
  return existsSync(folder) ? [] : [folder, ...listMissing(dirname(folder))];
}

async function removeUnused(folder: string, missing: readonly string[]): Promise<void> {
  if (!hasCatalog(folder)) return;
  const { removeUnusedCatalog } = await import('../main/core/compose.ts');
  try {
    if (removeUnusedCatalog(folder, Date.now())) for (const made of missing) rmdirSync(made);
  } catch {
    // What keeps it there is no part of what was asked for.
  }
}
