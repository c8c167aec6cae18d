import type { Given } from './command.ts';
import { wrongUsage } from './command-failure.ts';
import { lastCatalog } from './user-folder.ts';

/**
 * The catalog folder that a call is about. It is always named, so that a script never writes into a person's catalog by
 * accident.
 * @throws CommandFailure where none, or more than one, is named
 */
export function pickFolder(
  given: Given,
  env: Readonly<Record<string, string | undefined>>,
  pathOf: (typed: string) => string,
): string {
  const data = given.text('data');
  const mine = given.flag('mine');
  if (data !== undefined && mine) throw wrongUsage('--data and --mine name a catalog each. Use one of them.');
  if (data !== undefined) return pathOf(data);
  if (mine) return lastCatalog(env);
  throw wrongUsage(
    'Say which catalog: --data DIR names its folder, --mine is the one that the window opens at its start.',
  );
}
