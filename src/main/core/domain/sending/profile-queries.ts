import type { Handlers } from '../../../../shared/contract/api.ts';
import type { OwnProfiles } from '../ports/own-profiles.ts';
import type { ProductQueries } from '../ports/product-queries.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import { dryRun } from './dry-run.ts';
import { readProfileFile } from './profile-file.ts';

type Ports = {
  readonly profiles: ProfileSource;
  readonly own: OwnProfiles;
  readonly products: Pick<ProductQueries, 'get' | 'currency'>;
};

/** Every question about kinds of remote, and what would be sent to one. */
export function createProfileQueries(
  ports: Ports,
): Pick<Handlers<'query'>, 'profiles.list' | 'profiles.read' | 'remotes.dryRun'> {
  const { profiles, own } = ports;
  return {
    'profiles.list': () =>
      profiles.all().map((profile) => ({ ...profile, own: own.json(profile.id) !== undefined })),
    'profiles.read': ({ text }) => readProfileFile(ports, text),
    'remotes.dryRun': (input) => dryRun(ports, input),
  };
}
