import type { AccountAnswer, KnownAccount, RemoteInput } from '../../src/shared/model/remote.ts';

/** The person's word where an account is what its address and label say. */
export function wordFor(
  known: readonly KnownAccount[],
  { accountLabel }: Pick<RemoteInput, 'accountLabel'>,
): AccountAnswer {
  const found = known.find(({ here, label }) => here && label === accountLabel);
  return found === undefined ? 'new' : { origin: found.origin, label: found.label };
}
