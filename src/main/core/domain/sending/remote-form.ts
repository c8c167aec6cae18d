import type { Profile } from '../../../../shared/model/profile.ts';
import type { RemoteAuth, RemoteInput } from '../../../../shared/model/remote.ts';
import { Failure } from '../failure.ts';
import type { RemoteRow } from '../ports/remote-store.ts';
import { readBaseUrl } from './base-url.ts';

/** Headers that say how a message travels or what it is: a key in one of them would break the request. */
const TAKEN_HEADERS = [
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
];

/** @throws Failure `not-found` when there is no such profile. */
export function findProfile(profiles: readonly Profile[], id: string): Profile {
  const profile = profiles.find((known) => known.id === id);
  if (profile === undefined)
    throw new Failure('not-found', `Offshelf does not know the kind of remote “${id}”.`);
  return profile;
}

/**
 * What the wizard gave, checked and in canonical form, its account still to be found.
 * @throws Failure `bad-input` with a sentence about the address or the header.
 */
export function readRemoteForm(input: RemoteInput, profile: Profile): Omit<RemoteRow, 'accountId'> {
  const { origin, baseUrl } = readBaseUrl(input.baseUrl);
  checkAuth(input.auth, profile);
  return { ...input, baseUrl, origin };
}

/** @throws Failure `bad-input` when the key can not travel in this header. */
export function checkAuth({ header, prefix }: RemoteAuth, { auth, name, headers }: Profile): void {
  const lower = header.toLowerCase();
  const own = Object.keys(headers).map((key) => key.toLowerCase());
  if (TAKEN_HEADERS.includes(lower) || own.includes(lower)) {
    throw new Failure('bad-input', `The key can’t travel in the header “${header}”. Use ${auth.header}.`);
  }
  if (auth.editable || (lower === auth.header.toLowerCase() && auth.prefixes.includes(prefix))) return;
  const known = auth.prefixes.map((each) => `“${each.trim()}”`).join(' or ');
  throw new Failure('bad-input', `${name} takes the key in the header ${auth.header}, after ${known}.`);
}
