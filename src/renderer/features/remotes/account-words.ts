import type { KnownAccount, Remote } from '../../../shared/model/remote.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { joinAnd } from '../../ui/join.ts';

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
  const who = own ? t`The same account` : `${joinAnd(remoteNames) || origin}${WHERE[standing]}`;
  const marks = [
    saySent(account),
    ...(here ? [t`at this address`] : remoteNames.length > 0 && !own ? [t`at ${origin}`] : []),
    ...(sameKey ? [t`the same key`] : []),
  ];
  return `${who}${label === '' || own ? '' : ` (${label})`} · ${marks.join(' · ')}`;
}

const WHERE: Readonly<Record<KnownAccount['standing'], string>> = {
  'in-use': '',
  removed: t`, removed`,
  moved: t`, before it led to another account`,
  elsewhere: t`, sent to by another copy of this catalog`,
};

function saySent({ sent, unsure }: KnownAccount): string {
  if (sent === 0 && unsure === 0) return t`nothing was sent there yet`;
  return [
    ...(sent > 0 ? [t`${countOf(sent, 'product')} sent`] : []),
    ...(unsure > 0 ? [t`${unsure} unsure`] : []),
  ].join(', ');
}

/** What becomes of a moved remote's products where it keeps its account. */
export function saySame(waiting: number): string {
  const n = formatCount(waiting);
  if (waiting === 0) return t`What was sent stays sent.`;
  return plural(
    waiting,
    s`What was sent stays sent, and ${n} product that waits goes to the new address.`,
    s`What was sent stays sent, and ${n} products that wait go to the new address.`,
  );
}

/** And where it leaves it: everything that is at the old account can go to the other one. */
export function sayOther(waiting: number, account: KnownAccount | undefined): string {
  const sent = account?.sent ?? 0;
  const parts = [
    ...(waiting > 0
      ? [countOf(waiting, 'waiting product is withdrawn', 'waiting products are withdrawn')]
      : []),
    ...(sent > 0
      ? [countOf(sent, 'product that was sent can be sent anew', 'products that were sent can be sent anew')]
      : []),
  ];
  return parts.length === 0
    ? t`Nothing waits, and nothing was sent yet.`
    : `${parts.reduce((said, part) => t`${said}, and ${part}`)}.`;
}
