import { failed } from './command-failure.ts';
import { suggest } from './nearest.ts';

/** What a person calls them. */
type Words = { readonly one: string; readonly many: string; readonly none: string };

/** The one of this name. @throws CommandFailure where there is none, or more than one */
export function findNamed<T extends { readonly name: string }>(
  all: readonly T[],
  name: string,
  { one, many, none }: Words,
): T {
  const [found, second] = all.filter((each) => each.name === name);
  if (second !== undefined)
    throw failed('not-found', `There are two ${many} called “${name}”. Rename one in the window.`);
  if (found !== undefined) return found;
  const names = all.map((each) => each.name);
  const known = names.length === 0 ? none : `There are: ${names.join(', ')}.`;
  throw failed('not-found', `There is no ${one} “${name}”.${suggest(name, names)} ${known}`);
}
