import { z } from 'zod';
import { DryRun } from '../model/dry-run.ts';
import { KnownProfile, ProfileFile, ProfileText } from '../model/known-profile.ts';
import { ProductId } from '../model/product.ts';
import { Profile } from '../model/profile.ts';
import { RemoteInput } from '../model/remote.ts';
import { Nothing, row } from './row.ts';

/** Operations around the kinds of remote, and what they would send. */
export const profilesApi = {
  /** Those that come with Offshelf first, then the person's own by name. */
  'profiles.list': row('query', Nothing, z.array(KnownProfile)),
  /** Reads the text of a profile file and adds nothing; mistakes come back with their paths, all of them. */
  'profiles.read': row('query', z.strictObject({ text: ProfileText }), ProfileFile),
  /** The same file a second time changes nothing; another one under an id in use is refused. */
  'profiles.add': row('command', z.strictObject({ text: ProfileText }), Profile),
  /** Refused for good once a remote was made with it: what was sent is looked up by it. */
  'profiles.remove': row('command', z.strictObject({ id: z.string() }), Nothing),
  /** What would be sent to this remote, saved or not; a sample product is made where none is named. */
  'remotes.dryRun': row(
    'query',
    z.strictObject({ remote: RemoteInput, product: ProductId.nullable() }),
    DryRun,
  ),
} as const;
