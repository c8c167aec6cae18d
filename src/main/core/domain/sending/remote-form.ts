import type { Profile } from '../../../../shared/model/profile.ts';
import type { RemoteAuth, RemoteInput } from '../../../../shared/model/remote.ts';
import { startAuth } from '../../../../shared/model/remote-auth.ts';
import { Failure } from '../failure.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { RemoteRow } from '../ports/remote-store.ts';
import { readBaseUrl } from './base-url.ts';
import { sayUnusable } from './say-unusable.ts';

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
export function findProfile(profiles: ProfileSource, id: string): Profile {
  const profile = profiles.find(id);
  if (profile === undefined) throw new Failure('not-found', sayUnusable(profiles, id));
  return profile;
}

/**
 * What the wizard gave, checked and in canonical form, its account still to be found.
 * @throws Failure `bad-input` with a sentence about the address or the header.
 */
export function readRemoteForm(input: RemoteInput, profile: Profile): Omit<RemoteRow, 'accountId'> {
  const { origin, baseUrl } = readBaseUrl(input.baseUrl);
  checkAuth(input.auth, profile);
  checkLimits(input.settings, profile);
  return { ...input, baseUrl, origin };
}

function checkLimits({ concurrency }: RemoteInput['settings'], { limits, name }: Profile): void {
  if (concurrency === null || concurrency <= limits.concurrency) return;
  const most = limits.concurrency === 1 ? 'one request' : `${limits.concurrency} requests`;
  throw new Failure('bad-input', `${name} takes at most ${most} at a time. Choose fewer.`);
}

/** @throws Failure `bad-input` when the key can not travel in this header. */
export function checkAuth({ header, prefix }: RemoteAuth, profile: Profile): void {
  const lower = header.toLowerCase();
  const usual = startAuth(profile);
  const own = Object.keys(profile.headers).map((key) => key.toLowerCase());
  if (TAKEN_HEADERS.includes(lower) || own.includes(lower)) {
    throw new Failure('bad-input', `The key can’t travel in the header “${header}”. Use ${usual.header}.`);
  }
  if (profile.auth.kind === 'header' && profile.auth.editable) return;
  const prefixes = profile.auth.kind === 'basic' ? [usual.prefix] : profile.auth.prefixes;
  if (lower === usual.header.toLowerCase() && prefixes.includes(prefix)) return;
  throw new Failure(
    'bad-input',
    `${profile.name} takes the key in the header ${usual.header}${sayPrefixes(prefixes)}.`,
  );
}

function sayPrefixes(prefixes: readonly string[]): string {
  const words = prefixes.map((prefix) => prefix.trim()).filter((prefix) => prefix !== '');
  return words.length === 0
    ? ', with nothing before it'
    : `, after ${words.map((word) => `“${word}”`).join(' or ')}`;
}
