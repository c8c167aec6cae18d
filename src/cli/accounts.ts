import type { Input } from '../shared/contract/api.ts';
import { freeLabel } from '../shared/model/account-label.ts';
import type { KnownAccount, RemoteInput } from '../shared/model/remote.ts';
import { wrongUsage } from './command-failure.ts';
import type { Core } from './open-core.ts';

/**
 * Whether an address leads to an account that is known here, only the person knows: products would be there twice. `--account`
 * says it, by the name of one of its remotes, its label or its address, or `new`.
 * @throws CommandFailure of wrong usage, with what can be said, where it is not said or fits none
 */
export async function sayAccount(
  core: Core,
  { account }: { readonly account: string | undefined },
  input: RemoteInput,
): Promise<Input<'remotes.add'>> {
  const { profileId, baseUrl } = input;
  if (!URL.canParse(baseUrl)) return input; // the core says what is wrong with it
  const known = await core.call('remotes.accounts', { profileId, baseUrl });
  if (account === 'new') return { ...input, accountLabel: labelOfNew(known, baseUrl), account: 'new' };
  if (known.length === 0) return input;
  const fitting = known.filter((one) => handlesOf(one).includes(account ?? ''));
  const [chosen] = fitting;
  if (chosen === undefined || fitting.length > 1) throw wrongUsage(sayChoices(known, account));
  const { origin, label } = chosen;
  return { ...input, accountLabel: label, account: { origin, label } };
}

function labelOfNew(known: readonly KnownAccount[], baseUrl: string): string {
  return freeLabel(known, new URL(baseUrl).origin);
}

/** Whatever it can be called; the last names it alone. */
function handlesOf({ label, origin, remoteNames }: KnownAccount): readonly string[] {
  return [...remoteNames, label, origin, `${origin} ${label}`.trim()].filter((handle) => handle !== '');
}

function sayChoices(known: readonly KnownAccount[], given: string | undefined): string {
  const choices = known.map((account) => {
    const isAlone = (handle: string) =>
      handle !== 'new' && known.every((other) => other === account || !handlesOf(other).includes(handle));
    const handle = handlesOf(account).find(isAlone) ?? '';
    return `--account=${JSON.stringify(handle)} (${account.origin}, ${account.sent} sent)`;
  });
  const start =
    given === undefined
      ? 'This catalog knows an account that this address could lead to.'
      : `No one account is “${given}”.`;
  return `${start} Say whether it is the same one: ${choices.join(' or ')}; or another one: --account=new.`;
}
