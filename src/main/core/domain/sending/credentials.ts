import { assertNever } from '../../../../shared/assert.ts';
import type { Auth } from '../../../../shared/model/profile.ts';
import { writeBase64 } from './base64.ts';

/** What stands behind the prefix in the header of the key: the key itself, or user name and password in Base64 (RFC 7617). */
export function writeCredentials(auth: Auth, key: string): string {
  return auth.kind === 'basic' ? writeBase64(basicPair(auth, key)) : key;
}

/** Everything that would give a key away: as it was typed, the password in it, and as it travels. */
export function secretsOf(auth: Auth, key: string): readonly string[] {
  if (auth.kind === 'header') return [key];
  const pair = basicPair(auth, key);
  const travels = writeBase64(pair).replace(/=+$/, '');
  const addressSafe = travels.replaceAll('+', '-').replaceAll('/', '_');
  return [...new Set([key, pair.slice(pair.indexOf(':') + 1), travels, addressSafe])];
}

function basicPair({ key: typed, user = '' }: Extract<Auth, { kind: 'basic' }>, key: string): string {
  switch (typed) {
    case 'user:password':
      return key.includes(':') ? key : `${key}:`;
    case 'user':
      return `${key}:`;
    case 'password':
      return `${user}:${key}`;
    default:
      return assertNever(typed, 'every way to type a key makes a pair');
  }
}
