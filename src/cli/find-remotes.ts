import type { Remote } from '../shared/model/remote.ts';
import { findNamed } from './find-named.ts';
import type { Core } from './open-core.ts';

/** The remote of this name. @throws CommandFailure where there is none, or more than one */
export async function findRemoteByName(core: Core, name: string): Promise<Remote> {
  const none = 'This catalog has no remote yet.';
  return findNamed(await core.call('remotes.list', {}), name, { one: 'remote', many: 'remotes', none });
}

/** The remotes of these names; every one where no name is given. @throws CommandFailure */
export async function findRemotesByName(core: Core, names: readonly string[]): Promise<readonly Remote[]> {
  if (names.length === 0) return await core.call('remotes.list', {});
  const found: Remote[] = [];
  for (const name of new Set(names)) found.push(await findRemoteByName(core, name));
  return found;
}
