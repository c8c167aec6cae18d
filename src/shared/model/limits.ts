import type { Profile } from './profile.ts';
import type { RemoteSettings } from './remote.ts';

type Limits = Profile['limits'];

/** How fast a remote is sent to: the person's own choice, never more requests at a time than the profile allows. */
export function limitsOf(
  { limits }: Pick<Profile, 'limits'>,
  { requestsPerMinute, concurrency }: Pick<RemoteSettings, 'requestsPerMinute' | 'concurrency'>,
): Limits {
  return {
    requestsPerMinute: requestsPerMinute ?? limits.requestsPerMinute,
    concurrency: Math.min(concurrency ?? limits.concurrency, limits.concurrency),
  };
}
