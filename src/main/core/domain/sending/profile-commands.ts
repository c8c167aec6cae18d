import { expectPresent } from '../../../../shared/assert.ts';
import type { Handlers } from '../../../../shared/contract/api.ts';
import { Failure } from '../failure.ts';
import type { ProfileStore } from '../ports/own-profiles.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { printProfile, readProfileFile } from './profile-file.ts';

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
        if ('problems' in file) throw new Failure('bad-input', sayProblem(file.problems));
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

/** The first mistake, and how many there are besides. */
function sayProblem(problems: readonly { readonly path: string; readonly message: string }[]): string {
  const { path, message } = expectPresent(problems[0], 'a file that can’t be used has a mistake');
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  return `${path === '' ? '' : `${path}: `}${message}${more}`;
}
