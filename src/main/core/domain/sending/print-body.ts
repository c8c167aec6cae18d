import type { Profile } from '../../../../shared/model/profile.ts';

/** A body for the eye: the same values in the same order, one on each line. */
export function printBody(body: string, { codec }: Pick<Profile, 'codec'>): string {
  return codec === 'json' ? JSON.stringify(JSON.parse(body), null, 2) : body.replaceAll('&', '\n&');
}
