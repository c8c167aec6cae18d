import type { Handlers } from '../../../../shared/contract/api.ts';
import { Failure } from '../failure.ts';
import type { ProfileStore } from '../ports/own-profiles.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { printProfile, readProfileFile } from './profile-file.ts';
import { sayProblems } from './say-problems.ts';

type Ports = Pick<SendingCommandPorts, 'store' | 'profiles' | 'onChange'> & { readonly own: ProfileStore };

/** Adding and removing kinds of remote. */
export function createProfileCommands({
  store,
  profiles,
  own,
  onChange,
}: Ports): Pick<Handlers<'command'>, 'profiles.add' | 'profiles.remove'> {
  return {
    'profiles.add': ({ text }) => {
      const profile = store.atomically(() => {
        const file = readProfileFile({ profiles, own }, text);
        if ('problems' in file) throw new Failure('bad-input', sayProblems(file.problems));
        if (own.json(file.profile.id) !== printProfile(text)) own.save(file.profile.id, printProfile(text));
        return file.profile;
      });
      onChange({ remotes: true });
      return profile;
    },
    'profiles.remove': ({ id }) => {
      store.atomically(() => {
        if (own.json(id) === undefined) {
          throw new Failure('not-found', 'This kind of remote was not added from a file.');
        }
        if (own.isUsed(id)) {
          throw new Failure(
            'not-allowed-now',
            'A remote was made with it. It stays, so that what was sent there can be looked up.',
          );
        }
        own.remove(id);
      });
      onChange({ remotes: true });
      return {};
    },
  };
}
