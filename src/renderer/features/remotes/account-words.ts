import type { KnownAccount, Remote } from '../../../shared/model/remote.ts';
import { countOf } from '../../ui/format.ts';

export type AccountChoice = {
  readonly account: KnownAccount;
  /** It is the account that the remote itself has until now. */
  readonly own: boolean;
  /** A remote of it has the very key that is typed. */
  readonly sameKey: boolean;
};

/** The accounts to choose from, the likeliest first: the remote's own, those at the address, those with the same key. */
export function orderAccounts(
  accounts: readonly KnownAccount[],
  written: Remote | null,
  sameKey: readonly number[],
): readonly AccountChoice[] {
  const choices = accounts.map((account) => ({
    account,
    own: written !== null && account.remoteIds.includes(written.id),
    sameKey: account.remoteIds.some((id) => sameKey.includes(id)),
  }));
  const rank = ({ account, own, sameKey: same }: AccountChoice) =>
    Number(own) * 4 + Number(account.here) * 2 + Number(same);
  return choices.toSorted((a, b) => rank(b) - rank(a));
}

/** Such as: Jani, removed (Account 2) · 12 products sent · at this address. */
export function nameAccount({ account, own, sameKey }: AccountChoice): string {
  const { label, remoteNames, standing, origin, here } = account;
  const who = own ? 'The same account' : `${remoteNames.join(' and ') || origin}${WHERE[standing]}`;
  const marks = [
    saySent(account),
    ...(here ? ['at this address'] : remoteNames.length > 0 && !own ? [`at ${origin}`] : []),
    ...(sameKey ? ['the same key'] : []),
  ];
  return `${who}${label === '' || own ? '' : ` (${label})`} · ${marks.join(' · ')}`;
}

const WHERE: Readonly<Record<KnownAccount['standing'], string>> = {
  'in-use': '',
  removed: ', removed',
  moved: ', before it led to another account',
  elsewhere: ', sent to by another copy of this catalog',
};

function saySent({ sent, unsure }: KnownAccount): string {
  if (sent === 0 && unsure === 0) return 'nothing was sent there yet';
  return [
    ...(sent > 0 ? [`${countOf(sent, 'product')} sent`] : []),
    ...(unsure > 0 ? [`${unsure} unsure`] : []),
  ].join(', ');
}

/** What becomes of a moved remote's products where it keeps its account. */
export function saySame(waiting: number): string {
  const stays = 'What was sent stays sent';
  if (waiting === 0) return `${stays}.`;
  return `${stays}, and ${countOf(waiting, 'product that waits goes', 'products that wait go')} to the new address.`;
}

/** And where it leaves it: everything that is at the old account can go to the other one. */
export function sayOther(waiting: number, account: KnownAccount | undefined): string {
  const sent = account?.sent ?? 0;
  const parts = [
    ...(waiting > 0 ? [`${countOf(waiting, 'waiting product is', 'waiting products are')} withdrawn`] : []),
    ...(sent > 0 ? [`${countOf(sent, 'product that was', 'products that were')} sent can be sent anew`] : []),
  ];
  return parts.length === 0 ? 'Nothing waits, and nothing was sent yet.' : `${parts.join(', and ')}.`;
}
