import type { KnownAccount, Remote } from './remote.ts';

/**
 * True for the account of this remote alone that nothing was ever put in line for: to move it away asks nothing. Where another remote
 * leads there, too, the person said that both are one account, and one of them would become a second place for each product.
 */
export function isUnusedOwn({ remoteIds, used }: KnownAccount, remote: Pick<Remote, 'id'> | null): boolean {
  return remote !== null && !used && remoteIds.length === 1 && remoteIds[0] === remote.id;
}
