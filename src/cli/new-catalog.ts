import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
