import { findRule } from '../../../shared/model/field-rule.ts';
import { isUnusedOwn } from '../../../shared/model/known-account.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { AccountAnswer, KnownAccount, Remote, RemoteInput } from '../../../shared/model/remote.ts';
import { startAuth } from '../../../shared/model/remote-auth.ts';
import { readAddress } from './address.ts';

export type CurrencyPair = { readonly row: number; readonly code: string; readonly id: string };

/** The wizard's answers so far; the key is apart and never travels with them. */
export type RemoteDraft = {
  readonly name: string;
  readonly baseUrl: string;
  readonly header: string;
  readonly prefix: string;
  /** `null` until the person has said whether it is an account that is known here or another one. */
  readonly account: AccountAnswer | null;
  /** A word that tells another account from those at the same address; the remote's own while it stays there. */
  readonly accountLabel: string;
  readonly currencies: readonly CurrencyPair[];
  /** The code of the account's default currency; empty where nobody said. */
  readonly accountCurrency: string;
  /** Our status word → theirs, where it differs from the profile's. */
  readonly status: Readonly<Record<string, string>>;
  readonly addReference: boolean;
  /** As it is typed; empty leaves it to the profile. */
  readonly requestsPerMinute: string;
  readonly concurrency: string;
  /** Where its image files are published; `null` for nowhere. */
  readonly imagePlaceId: number | null;
};

let lastRow = 0;

export function emptyPair(): CurrencyPair {
  lastRow += 1;
  return { row: lastRow, code: '', id: '' };
}

export function startDraft(profile: Profile): RemoteDraft {
  return {
    name: profile.name,
    baseUrl: profile.baseUrl.default ?? '',
    ...startAuth(profile),
    account: null,
    accountLabel: '',
    currencies: [],
    accountCurrency: '',
    status: {},
    addReference: profile.identity.kind === 'custom-data',
    requestsPerMinute: '',
    concurrency: '',
    imagePlaceId: null,
  };
}

export function draftOf({ name, baseUrl, auth, accountLabel, settings }: Remote): RemoteDraft {
  return {
    name,
    baseUrl,
    header: auth.header,
    prefix: auth.prefix,
    account: null,
    accountLabel,
    ...choicesOf(settings),
    addReference: settings.addReference,
    requestsPerMinute: String(settings.requestsPerMinute ?? ''),
    concurrency: String(settings.concurrency ?? ''),
    imagePlaceId: settings.imagePlaceId,
  };
}

/** What belongs to an account rather than to a remote: how it calls currencies and states. */
export function choicesOf({
  currencies,
  accountCurrency,
  status,
}: Remote['settings']): Pick<RemoteDraft, 'currencies' | 'accountCurrency' | 'status'> {
  const pairs = Object.entries(currencies).map(([code, id]) => ({ ...emptyPair(), code, id }));
  return { currencies: pairs, accountCurrency: accountCurrency ?? '', status };
}

/** Whether the form says of them what a remote does. */
export function hasChoicesOf(draft: RemoteDraft, { settings }: Remote): boolean {
  const say = ({ currencies, accountCurrency, status }: ReturnType<typeof choicesOf>) =>
    JSON.stringify([currencies.map(({ code, id }) => `${code} ${id}`).toSorted(), accountCurrency, status]);
  return say(draft) === say(choicesOf(settings));
}

/** A saved remote as it was given. */
export function inputOf({ name, profileId, baseUrl, accountLabel, auth, settings }: Remote): RemoteInput {
  return { name, profileId, baseUrl, accountLabel, auth, settings };
}

/** The remote to write; call it for a draft without problems. Choices that the wizard has no field for are kept. */
export function toInput(draft: RemoteDraft, profileId: string): RemoteInput {
  const { account } = draft;
  const filled = draft.currencies.filter(({ code, id }) => code.trim() !== '' && id.trim() !== '');
  return {
    name: draft.name.trim(),
    profileId,
    baseUrl: readAddress(draft.baseUrl).address,
    accountLabel: account === null || account === 'new' ? draft.accountLabel.trim() : account.label,
    auth: { header: draft.header.trim(), prefix: draft.prefix },
    settings: {
      currencies: Object.fromEntries(filled.map(({ code, id }) => [code.trim().toUpperCase(), id.trim()])),
      accountCurrency: draft.accountCurrency.trim().toUpperCase() || null,
      status: draft.status,
      addReference: draft.addReference,
      requestsPerMinute: readNumber(draft.requestsPerMinute),
      concurrency: readNumber(draft.concurrency),
      imagePlaceId: draft.imagePlaceId,
    },
  };
}

function readNumber(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}

/** The origin whose accounts have to be asked about; `null` where the address is none yet, or the remote stays where it is. */
export function newOrigin(draft: RemoteDraft, written: Remote | null): string | null {
  const { origin } = readAddress(draft.baseUrl);
  return origin === written?.origin ? null : origin;
}

/**
 * The accounts that the person has to choose from; none where nothing could be mistaken: the remote's own, that nothing was put
 * in line for, is no question.
 */
export function accountsToAsk(
  known: readonly KnownAccount[],
  written: Remote | null,
): readonly KnownAccount[] {
  return known.every((account) => isUnusedOwn(account, written)) ? [] : known;
}

/** Draft and change together. Whose account it is was said for one origin: at another one the question is open again. */
export function changeDraft(
  draft: RemoteDraft,
  part: Partial<RemoteDraft>,
  written: Remote | null,
): RemoteDraft {
  const next = { ...draft, ...part };
  const { origin } = readAddress(next.baseUrl);
  if (origin === readAddress(draft.baseUrl).origin) return next;
  const stays = origin !== null && origin === written?.origin;
  return { ...next, account: null, accountLabel: stays ? written.accountLabel : '' };
}

/** True where this kind of remote wants its own ids of currencies. */
export function looksUpCurrencies(profile: Profile): boolean {
  return profile.fields.some((rule) => rule.transform.some(({ kind }) => kind === 'lookup'));
}

/** True where prices go without a currency, so that all of them are in the account's. */
export function hasOneCurrency(profile: Profile): boolean {
  return findRule(profile, 'price') !== undefined && findRule(profile, 'currency') === undefined;
}
