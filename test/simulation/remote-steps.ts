import { wordFor } from '../helpers/accounts.ts';
import { aRemote } from '../integration/sending/sending-core.ts';
import { tryTo } from './sending-steps.ts';
import type { StepTable } from './step-table.ts';
import type { World } from './world.ts';

const ADDRESSES = [
  'https://billing.example.com',
  'https://billing.example.com/v2',
  'https://other.example.com',
];
const MOST_REMOTES = 4;

/** What a person does with remotes: keys, addresses, a second one at the same place, one that goes and comes back. */
export function aboutRemotes(world: World): StepTable {
  const { chance, rig, remotes, setKey } = world;
  const some = () => chance.pick(remotes);
  return {
    release: [
      3,
      () => {
        world.letGo();
        rig.run('sending.release', { remoteId: some().id });
      },
    ],
    key: [2, () => setKey(some(), chance.below(3) > 0)],
    'change the address': [
      1,
      () => {
        const { id, name, profileId, accountLabel, auth, settings, baseUrl: before } = some();
        const baseUrl = profileId === 'jani' ? chance.pick(ADDRESSES) : before;
        const remote = { name, profileId, baseUrl, accountLabel, auth, settings };
        world.letGo();
        const isMoved = new URL(baseUrl).origin !== new URL(before).origin;
        const known = rig.ask('remotes.accounts', remote);
        const own = known.find(({ remoteIds }) => remoteIds.includes(id));
        const keeps = isMoved && own !== undefined && chance.below(2) === 0;
        const account = keeps ? { origin: own.origin, label: own.label } : wordFor(known, remote);
        tryTo(world, () => rig.run('remotes.update', { id, remote, ...(isMoved && { account }) }));
        world.readRemotes();
        if (isMoved) world.forgetKeys(id);
        const moved = remotes.find((each) => each.id === id);
        if (moved !== undefined && chance.below(3) > 0) setKey(moved, true);
      },
    ],
    'add a remote': [
      1,
      () => {
        if (remotes.length >= MOST_REMOTES) return;
        const accountLabel = chance.pick(['', 'second']);
        const input = { ...aRemote('jani'), baseUrl: chance.pick(ADDRESSES), accountLabel };
        const known = rig.ask('remotes.accounts', input);
        const account = wordFor(known, input);
        // One that was removed begins anew when it comes back.
        if (known.some(({ standing }) => standing === 'removed')) world.letGo();
        const remote = rig.run('remotes.add', { ...input, account });
        remotes.push(remote);
        setKey(remote, true);
      },
    ],
    'remove a remote': [
      1,
      () => {
        if (remotes.length === 1) return;
        rig.run('remotes.remove', { id: some().id });
        world.readRemotes();
      },
    ],
  };
}
