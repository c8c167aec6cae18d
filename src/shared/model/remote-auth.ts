import type { Profile } from './profile.ts';
import type { RemoteAuth } from './remote.ts';

/** How a remote's key travels before a person has chosen anything. */
export function startAuth({ auth }: Pick<Profile, 'auth'>): RemoteAuth {
  return auth.kind === 'basic'
    ? { header: 'Authorization', prefix: 'Basic ' }
    : { header: auth.header, prefix: auth.prefixes[0] ?? '' };
}
