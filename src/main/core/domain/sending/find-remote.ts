import type { Remote } from '../../../../shared/model/remote.ts';
import { Failure } from '../failure.ts';
import type { RemoteStore } from '../ports/remote-store.ts';
import type { StoredSubmission } from '../ports/sending-store.ts';

/** @throws Failure `not-found` when it was removed or never there. */
export function findRemote(remotes: Pick<RemoteStore, 'find'>, id: number): Remote {
  const remote = remotes.find(id);
  if (remote !== undefined && remote.removedAt === null) return remote;
  throw new Failure('not-found', 'This remote is not there any more. Choose another one.');
}

/**
 * The remote that a submission may leave through again.
 * @throws Failure `not-found` as above, `not-allowed-now` when it points to another account than the submission is for.
 */
export function findRemoteOf(
  remotes: Pick<RemoteStore, 'find'>,
  { remoteId, accountId }: Pick<StoredSubmission, 'remoteId' | 'accountId'>,
): Remote {
  const remote = findRemote(remotes, remoteId);
  if (remote.accountId === accountId) return remote;
  throw new Failure(
    'not-allowed-now',
    `${remote.name} points to another account now. Send the product there anew, from the list of products.`,
  );
}
