import type { Profile } from '../../../shared/model/profile.ts';
import type { Remote, RemoteInput } from '../../../shared/model/remote.ts';
import { startAuth } from '../../../shared/model/remote-auth.ts';
import { readAddress } from './address.ts';

export type CurrencyPair = { readonly row: number; readonly code: string; readonly id: string };

/** The wizard's answers so far; the key is apart and never travels with them. */
export type RemoteDraft = {
  readonly name: string;
  readonly baseUrl: string;
  readonly header: string;
  readonly prefix: string;
  /** `null` until the person has said whether it is an account that is known here or one of its own. */
  readonly accountLabel: string | null;
  readonly currencies: readonly CurrencyPair[];
  /** The code of the account's default currency; empty where nobody said. */
  readonly accountCurrency: string;
  readonly addReference: boolean;
  /** As it is typed; empty leaves it to the profile. */
  readonly requestsPerMinute: string;
  readonly concurrency: string;
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
    accountLabel: null,
    currencies: [],
    accountCurrency: '',
    addReference: profile.identity.kind === 'custom-data',
    requestsPerMinute: '',
    concurrency: '',
  };
}

export function draftOf({ name, baseUrl, auth, accountLabel, settings }: Remote): RemoteDraft {
  const pairs = Object.entries(settings.currencies).map(([code, id]) => ({ ...emptyPair(), code, id }));
  return {
    name,
    baseUrl,
    header: auth.header,
    prefix: auth.prefix,
    accountLabel,
    currencies: pairs,
    accountCurrency: settings.accountCurrency ?? '',
    addReference: settings.addReference,
    requestsPerMinute: String(settings.requestsPerMinute ?? ''),
    concurrency: String(settings.concurrency ?? ''),
  };
}

/** A saved remote as it was given. */
export function inputOf({ name, profileId, baseUrl, accountLabel, auth, settings }: Remote): RemoteInput {
  return { name, profileId, baseUrl, accountLabel, auth, settings };
}

/** The remote to write; call it for a draft without problems. Choices that the wizard has no field for are kept. */
export function toInput(draft: RemoteDraft, profileId: string, before: Remote | null): RemoteInput {
  const filled = draft.currencies.filter(({ code, id }) => code.trim() !== '' && id.trim() !== '');
  return {
    name: draft.name.trim(),
    profileId,
    baseUrl: readAddress(draft.baseUrl).address,
    accountLabel: (draft.accountLabel ?? '').trim(),
    auth: { header: draft.header.trim(), prefix: draft.prefix },
    settings: {
      currencies: Object.fromEntries(filled.map(({ code, id }) => [code.trim().toUpperCase(), id.trim()])),
      accountCurrency: draft.accountCurrency.trim().toUpperCase() || null,
      status: before?.settings.status ?? {},
      addReference: draft.addReference,
      requestsPerMinute: readNumber(draft.requestsPerMinute),
      concurrency: readNumber(draft.concurrency),
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

/** Draft and change together. Whose account it is was said for one origin: at another one the question is open again. */
export function changeDraft(
  draft: RemoteDraft,
  part: Partial<RemoteDraft>,
  written: Remote | null,
): RemoteDraft {
  const next = { ...draft, ...part };
  const { origin } = readAddress(next.baseUrl);
  if (origin === readAddress(draft.baseUrl).origin) return next;
  return {
    ...next,
    accountLabel: origin !== null && origin === written?.origin ? written.accountLabel : null,
  };
}

/** True where this kind of remote wants its own ids of currencies. */
export function looksUpCurrencies(profile: Profile): boolean {
  return profile.fields.some((rule) => rule.transform.some(({ kind }) => kind === 'lookup'));
}
