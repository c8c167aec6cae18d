import type { Remote } from '../../../../shared/model/remote.ts';
import { Failure } from '../failure.ts';
import type { RemoteStore } from '../ports/remote-store.ts';
import type { SendingStore, StoredSubmission } from '../ports/sending-store.ts';

type Store = Pick<SendingStore, 'remote' | 'remoteOf'>;
type Place = Pick<StoredSubmission, 'remoteId' | 'accountId'>;

const GONE = 'This remote is not there any more. Choose another one.';

/** @throws Failure `not-found` when it was removed or never there. */
export function findRemote(remotes: Pick<RemoteStore, 'find'>, id: number): Remote {
  const remote = remotes.find(id);
  if (remote !== undefined && remote.removedAt === null) return remote;
  throw new Failure('not-found', GONE);
}

/** The submission's own remote, or another one that leads to its account now; `undefined` where none does. */
export function liveRemoteOf(store: Store, { remoteId, accountId }: Place): Remote | undefined {
  return [remoteId, store.remoteOf(accountId)]
    .map((id) => (id === undefined ? undefined : store.remote(id)))
    .find((remote) => remote?.removedAt === null && remote.accountId === accountId);
}

/**
 * The remote that a submission may leave through again.
 * @throws Failure `not-found` when no remote leads to its account any more, `not-allowed-now` when its own leads to another one.
 */
export function findRemoteOf(store: Store, place: Place): Remote {
  const remote = liveRemoteOf(store, place);
  if (remote !== undefined) return remote;
  const own = store.remote(place.remoteId);
  if (own === undefined || own.removedAt !== null) throw new Failure('not-found', sayLeft(own));
  throw new Failure(
    'not-allowed-now',
    `${own.name} points to another account now. Send the product there anew, from the list of products.`,
  );
}

/** Why nothing can be asked or sent at an account that no remote leads to, by the remote that did. */
export function sayLeft(own: Remote | undefined): string {
  if (own === undefined) return GONE;
  return own.removedAt === null
    ? `${own.name} leads to another account now. Look there yourself, or add a remote for the account before.`
    : `${own.name} was removed. Add it again, and say there that it is the same account; then this can be done.`;
}
