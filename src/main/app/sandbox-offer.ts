import { mkdirSync, watch } from 'node:fs';
import type { Handlers } from '../../shared/contract/api.ts';
import type { Profile } from '../../shared/model/profile.ts';
import type { Remote, RemoteInput } from '../../shared/model/remote.ts';
import { startAuth } from '../../shared/model/remote-auth.ts';
import { Failure } from '../core/dispatch.ts';
import type { AskCatalog } from './ask-catalog.ts';
import { readSandboxFile, type SandboxFile } from './sandbox-file.ts';

export type SandboxOffers = Pick<Handlers<'shell'>, 'sandbox.offer' | 'sandbox.connect'> & {
  /** Looks again whether the sandbox still runs: a killed one leaves its file behind. */
  readonly recheck: () => void;
  readonly stop: () => void;
};

type Parts = {
  /** Where a sandbox writes its offer; `null` offers none, as in a packaged program. */
  readonly folder: string | null;
  readonly ask: AskCatalog;
  /** The remotes of the open catalog; none where none is open. */
  readonly remotes: () => Promise<readonly Remote[]>;
  readonly keys: Pick<Handlers<'shell'>, 'keys.set' | 'keys.status' | 'keys.matches'>;
  readonly changed: () => void;
};

type Offered = SandboxFile['remotes'][number];

/** Offers the remotes of a sandbox that runs on this computer. Its keys pass the window by. */
export function createSandboxOffers({ folder, ask, remotes, keys, changed }: Parts): SandboxOffers {
  const read = () => (folder === null ? null : readSandboxFile(folder));
  let last = JSON.stringify(read());
  const recheck = () => {
    const now = JSON.stringify(read());
    if (now !== last) changed();
    last = now;
  };
  const stop = folder === null ? () => undefined : watchFolder(folder, recheck);

  const findRemote = async ({ baseUrl }: Offered) =>
    (await remotes()).find((remote) => remote.baseUrl === baseUrl && remote.removedAt === null);
  const isConnected = async (offered: Offered): Promise<boolean> => {
    const remote = await findRemote(offered);
    const statuses = await keys['keys.status']({});
    return statuses.some(({ remoteId, status }) => remoteId === remote?.id && status !== 'missing');
  };
  const findMissing = async (offered: readonly Offered[]): Promise<readonly Offered[]> => {
    const connected = await Promise.all(offered.map(isConnected));
    return offered.filter((_, place) => connected[place] === false);
  };
  /** Its account by its name at that address; where the same key leads to one at another, only the person can say whose it is. */
  const addRemote = async (offered: Offered): Promise<Remote> => {
    const input = wordRemote(offered, await ask('profiles.list', {}));
    const { profileId, baseUrl } = input;
    const known = await ask('remotes.accounts', { profileId, baseUrl });
    const own = known.find(({ here, label }) => here && label === '');
    if (own !== undefined) {
      const { origin, label } = own;
      return ask('remotes.add', { ...input, account: { origin, label } });
    }
    const keyed = await keys['keys.matches']({ key: offered.key });
    const twin = known.find(({ remoteIds }) => remoteIds.some((id) => keyed.includes(id)));
    if (twin === undefined) return ask('remotes.add', { ...input, account: 'new' });
    const names = twin.remoteNames.join(' and ');
    throw new Failure(
      'which-account',
      `${names} has the key of this sandbox at another address. Add ${baseUrl} as a remote, and say there whether it is the same account.`,
    );
  };
  return {
    'sandbox.offer': async () => {
      const found = read();
      if (found === null) return null;
      const missing = await findMissing(found.remotes);
      if (missing.length === 0) return null;
      return {
        remotes: missing.map(({ profile, name, baseUrl }) => ({ profileId: profile, name, baseUrl })),
      };
    },
    'sandbox.connect': async ({ storage }) => {
      const found = read();
      if (found === null) {
        throw new Failure('not-found', 'The sandbox does not run any more. Start it and try again.');
      }
      const ids: number[] = [];
      for (const offered of await findMissing(found.remotes)) {
        const remote = (await findRemote(offered)) ?? (await addRemote(offered));
        await keys['keys.set']({ remoteId: remote.id, key: offered.key, storage });
        ids.push(remote.id);
      }
      changed();
      return ids;
    },
    recheck,
    stop,
  };
}

function wordRemote(
  { profile: profileId, name, baseUrl, currencies }: Offered,
  profiles: readonly Profile[],
): RemoteInput {
  const profile = profiles.find(({ id }) => id === profileId);
  if (profile === undefined) throw new Failure('not-found', `There is no profile called ${profileId}.`);
  return {
    name,
    profileId,
    baseUrl,
    accountLabel: '',
    auth: startAuth(profile),
    settings: {
      currencies: Object.fromEntries(currencies.map(({ code, uuid }) => [code, uuid])),
      accountCurrency: null,
      status: {},
      addReference: true,
      requestsPerMinute: null,
      concurrency: null,
      imagePlaceId: null,
    },
  };
}

/** Waits for the file system to tell; no timer runs. Where the folder can't be watched, the window's focus has to do. */
function watchFolder(folder: string, hear: () => void): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const watcher = watch(folder, { persistent: false }, hear);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}
