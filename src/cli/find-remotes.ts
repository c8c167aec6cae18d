import type { Remote } from '../shared/model/remote.ts';
import { failed } from './command-failure.ts';
import { suggest } from './nearest.ts';
import type { Core } from './open-core.ts';

/** The remote of this name. @throws CommandFailure where there is none, or more than one */
export async function findRemoteByName(core: Core, name: string): Promise<Remote> {
  const remotes = await core.call('remotes.list', {});
  const found = remotes.filter((remote) => remote.name === name);
  if (found.length > 1)
    throw failed('not-found', `There are two remotes called “${name}”. Rename one in the window.`);
  if (found[0] !== undefined) return found[0];
  const names = remotes.map((remote) => remote.name);
  const known = names.length === 0 ? 'This catalog has no remote yet.' : `There are: ${names.join(', ')}.`;
  throw failed('not-found', `There is no remote “${name}”.${suggest(name, names)} ${known}`);
}

/** The remotes of these names; every one where no name is given. @throws CommandFailure */
export async function findRemotesByName(core: Core, names: readonly string[]): Promise<readonly Remote[]> {
  if (names.length === 0) return await core.call('remotes.list', {});
  const found: Remote[] = [];
  for (const name of new Set(names)) found.push(await findRemoteByName(core, name));
  return found;
}
