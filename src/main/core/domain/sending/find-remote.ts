import type { Remote } from '../../../../shared/model/remote.ts';
import { Failure } from '../failure.ts';
import type { RemoteStore } from '../ports/remote-store.ts';

/** @throws Failure `not-found` when it was removed or never there. */
export function findRemote(remotes: Pick<RemoteStore, 'find'>, id: number): Remote {
  const remote = remotes.find(id);
  if (remote !== undefined && remote.removedAt === null) return remote;
  throw new Failure('not-found', 'This remote is not there any more. Choose another one.');
}
