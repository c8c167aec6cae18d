import type { KeyStorage } from '../../shared/contract/shell.ts';
import type { KeyStatus } from '../../shared/model/remote.ts';
import { Failure } from '../core/dispatch.ts';
import type { KeyHolder } from './key-shelves.ts';
import type { KeyStore } from './key-store.ts';

/** The keys of the open catalog's holders of one kind, by their numbers. */
export type HolderKeys = {
  /** @throws Failure where no such holder needs a key, or it can't be kept in the way that was asked for */
  readonly set: (id: number, key: string, storage: KeyStorage) => Promise<KeyStatus>;
  /** @throws Failure */
  readonly forget: (id: number) => Promise<KeyStatus>;
  /** Of those that need one. */
  readonly statuses: () => Promise<readonly { readonly id: number; readonly status: KeyStatus }[]>;
  /** Those that have this very key. */
  readonly matches: (key: string) => Promise<number[]>;
  /** The key for the writer alone; `null` where the person has to give one. */
  readonly handOut: (id: number, origin: string) => Promise<string | null>;
  /** Forgets the keys of holders that are gone or lead to another origin now. */
  readonly dropStale: () => Promise<void>;
};

export type HolderParts = {
  readonly store: KeyStore;
  /** What names the open catalog, or `null`. */
  readonly catalog: () => string | null;
  /** Those of the catalog that is open at the call; `origin` is `null` where no key is needed. */
  readonly holders: () => Promise<readonly { readonly id: number; readonly origin: string | null }[]>;
  /** Called when the key of a holder is another one than before. */
  readonly changed: (id: number) => void;
  /** What to say of one that is not there. */
  readonly gone: string;
};

export function createHolderKeys({ store, catalog, holders, changed, gone }: HolderParts): HolderKeys {
  const known = async (name: string | null): Promise<readonly KeyHolder[]> => {
    if (name === null) return [];
    return (await holders()).flatMap(({ id, origin }) =>
      origin === null ? [] : [{ catalog: name, id, origin }],
    );
  };
  const find = async (wanted: number): Promise<KeyHolder> => {
    const found = (await known(catalog())).find(({ id }) => id === wanted);
    if (found === undefined) throw new Failure('not-found', gone);
    return found;
  };
  return {
    set: async (id, key, storage) => {
      const holder = await find(id);
      await store.put(holder, key, storage);
      changed(id);
      return store.status(holder);
    },
    forget: async (id) => {
      const holder = await find(id);
      store.drop((kept) => kept.catalog === holder.catalog && kept.id === id);
      changed(id);
      return store.status(holder);
    },
    statuses: async () =>
      (await known(catalog())).map((holder) => ({ id: holder.id, status: store.status(holder) })),
    matches: async (key) => {
      const all = await known(catalog());
      const kept = await Promise.all(all.map((holder) => store.read(holder)));
      return all.filter((_, at) => kept[at] === key).map(({ id }) => id);
    },
    handOut: async (id, origin) => {
      const name = catalog();
      return name === null ? null : store.read({ catalog: name, id, origin });
    },
    dropStale: async () => {
      const name = catalog();
      const all = await known(name);
      const isKnown = (kept: KeyHolder) =>
        all.some(({ id, origin }) => id === kept.id && origin === kept.origin);
      store.drop((kept) => kept.catalog === name && !isKnown(kept));
    },
  };
}
