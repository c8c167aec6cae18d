import type { Handlers } from '../../shared/contract/api.ts';
import { Failure } from '../core/dispatch.ts';
import type { KeyPlace, KeyStore } from './key-store.ts';

export type Keys = Pick<Handlers<'shell'>, 'keys.set' | 'keys.forget' | 'keys.status' | 'keys.matches'> & {
  /** The key for the writer alone; `null` where the person has to give one. */
  readonly handOut: (remoteId: number, origin: string) => Promise<string | null>;
  /** Forgets the keys of remotes of the open catalog that are gone or lead to another origin now. */
  readonly dropStale: () => Promise<void>;
};

type Parts = {
  readonly store: KeyStore;
  /** What names the open catalog, or `null`. */
  readonly catalog: () => string | null;
  /** The remotes of the open catalog. */
  readonly remotes: () => Promise<readonly { readonly id: number; readonly origin: string }[]>;
  /** Called when the key of a remote is another one than before. */
  readonly changed: (remoteId: number) => void;
};

/** The keys of the open catalog's remotes: the window sets them and asks how they are kept, and never reads one. */
export function createKeys({ store, catalog, remotes, changed }: Parts): Keys {
  const places = async (): Promise<readonly KeyPlace[]> => {
    const name = catalog();
    if (name === null) return [];
    return (await remotes()).map(({ id, origin }) => ({ catalog: name, remoteId: id, origin }));
  };
  const placeOf = async (remoteId: number): Promise<KeyPlace> => {
    const place = (await places()).find((one) => one.remoteId === remoteId);
    if (place !== undefined) return place;
    throw new Failure('not-found', 'This remote is not there any more. Please look at the list of remotes.');
  };
  return {
    'keys.set': async ({ remoteId, key, storage }) => {
      const place = await placeOf(remoteId);
      await store.put(place, key, storage);
      changed(remoteId);
      return store.status(place);
    },
    'keys.forget': async ({ remoteId }) => {
      const place = await placeOf(remoteId);
      store.drop((kept) => kept.catalog === place.catalog && kept.remoteId === remoteId);
      changed(remoteId);
      return store.status(place);
    },
    'keys.status': async () =>
      (await places()).map((place) => ({ remoteId: place.remoteId, status: store.status(place) })),
    'keys.matches': async ({ key }) => {
      const known = await places();
      const kept = await Promise.all(known.map((place) => store.read(place)));
      return known.filter((_, at) => kept[at] === key).map(({ remoteId }) => remoteId);
    },
    handOut: async (remoteId, origin) => {
      const name = catalog();
      return name === null ? null : store.read({ catalog: name, remoteId, origin });
    },
    dropStale: async () => {
      const name = catalog();
      const known = await places();
      const isKnown = (kept: KeyPlace) =>
        known.some((place) => place.remoteId === kept.remoteId && place.origin === kept.origin);
      store.drop((kept) => kept.catalog === name && !isKnown(kept));
    },
  };
}
