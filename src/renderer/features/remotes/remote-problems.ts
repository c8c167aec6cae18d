import { currencyDigits } from '../../../shared/model/currency.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { KnownAccount } from '../../../shared/model/remote.ts';
import { t } from '../../i18n/t.ts';
import { readAddress } from './address.ts';
import type { CurrencyPair, RemoteDraft } from './remote-draft.ts';

/** What keeps a remote from being added, by the field it is about; each a sentence that says what to do. */
export type RemoteProblems = {
  readonly name?: string;
  readonly baseUrl?: string;
  readonly header?: string;
  readonly prefix?: string;
  readonly accountCurrency?: string;
  readonly currencies?: string;
  readonly account?: string;
  readonly accountLabel?: string;
  readonly requestsPerMinute?: string;
  readonly concurrency?: string;
};

export function findProblems(
  draft: RemoteDraft,
  accounts: readonly KnownAccount[],
  { limits }: Pick<Profile, 'limits'>,
): RemoteProblems {
  const { problem } = readAddress(draft.baseUrl);
  return {
    ...(draft.name.trim() === '' && { name: t`Give the remote a name.` }),
    ...(draft.name.trim().length > 80 && { name: t`The name has more than 80 characters. Shorten it.` }),
    ...(problem !== null && { baseUrl: problem }),
    ...(!/^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(draft.header.trim()) && {
      header: t`A header’s name has only letters, digits and hyphens, such as Authorization.`,
    }),
    ...(!/^[\x20-\x7E]{0,40}$/.test(draft.prefix) && { prefix: t`At most 40 plain characters.` }),
    ...currencyProblems(draft),
    ...(!isWithin(draft.requestsPerMinute, MOST_PER_MINUTE) && {
      requestsPerMinute: t`Type a whole number from 1 to 6,000, or nothing.`,
    }),
    ...(!isWithin(draft.concurrency, limits.concurrency) && {
      concurrency: t`Type a whole number from 1 to ${limits.concurrency}, or nothing.`,
    }),
    ...accountProblems(draft, accounts),
  };
}

export function isComplete(problems: RemoteProblems): boolean {
  return Object.keys(problems).length === 0;
}

function accountProblems(
  { account, accountLabel, baseUrl }: RemoteDraft,
  known: readonly KnownAccount[],
): RemoteProblems {
  if (known.length === 0) return {};
  if (account === 'new') {
    const { origin } = readAddress(baseUrl);
    const isTaken = known.some((one) => one.origin === origin && one.label === accountLabel.trim());
    return isTaken ? { accountLabel: t`An account there is called so already. Type another word.` } : {};
  }
  const isKnown = known.some(({ origin, label }) => origin === account?.origin && label === account.label);
  return isKnown ? {} : { account: t`Say whose account it is.` };
}

const MOST_PER_MINUTE = 6_000;

function isWithin(typed: string, most: number): boolean {
  const text = typed.trim();
  return text === '' || (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= most);
}

function currencyProblems({ currencies, accountCurrency }: RemoteDraft): RemoteProblems {
  const code = accountCurrency.trim().toUpperCase();
  const pairs = pairsProblem(currencies);
  return {
    ...(code !== '' &&
      currencyDigits(code) === null && { accountCurrency: t`“${code}” is no currency code.` }),
    ...(pairs !== null && { currencies: pairs }),
  };
}

function pairsProblem(pairs: readonly CurrencyPair[]): string | null {
  const codes = pairs.map(({ code }) => code.trim().toUpperCase());
  for (const { code, id } of pairs) {
    const upper = code.trim().toUpperCase();
    if (upper === '' && id.trim() === '') continue;
    if (currencyDigits(upper) === null) return t`“${upper}” is no currency code. Type one such as EUR.`;
    if (id.trim() === '') return t`Type the remote’s id for ${upper}, or remove the row.`;
    if (codes.filter((other) => other === upper).length > 1)
      return t`${upper} stands here twice. Remove one.`;
  }
  return null;
}
