import type { KeyStorage } from '../../shared/contract/shell.ts';
import type { KeyStatus } from '../../shared/model/remote.ts';
import { Failure } from '../core/dispatch.ts';
import type { KeyHolder, KeyShelf } from './key-shelves.ts';
import type { Keychain } from './keychain.ts';

export type KeyStore = {
  /** @throws Failure where this computer can't keep a key in the way that was asked for. */
  readonly put: (holder: KeyHolder, key: string, storage: KeyStorage) => Promise<void>;
  /** Forgets the keys that are chosen, wherever they are kept. */
  readonly drop: (isChosen: (holder: KeyHolder) => boolean) => void;
  readonly status: (holder: KeyHolder) => KeyStatus;
  /** `null` where there is none, or where the keychain does not give it out any more. */
  readonly read: (holder: KeyHolder) => Promise<string | null>;
};

type Parts = {
  readonly shelf: KeyShelf;
  readonly keychain: Keychain;
  readonly logError: (message: string, cause: unknown) => void;
};

/** Keeps keys of one kind of holder encrypted in the preferences, or in memory for this run. */
export function createKeyStore({ shelf, keychain, logError }: Parts): KeyStore {
  let thisRun: readonly (KeyHolder & { readonly key: string })[] = [];
  const findStored = (holder: KeyHolder) => shelf.get().find((stored) => isSame(stored, holder));
  const findThisRun = (holder: KeyHolder) => thisRun.find((kept) => isSame(kept, holder));

  const drop: KeyStore['drop'] = (isChosen) => {
    thisRun = thisRun.filter((holder) => !isChosen(holder));
    const keys = shelf.get();
    const kept = keys.filter((holder) => !isChosen(holder));
    if (kept.length < keys.length) shelf.set(kept);
  };

  const store = async (holder: KeyHolder, key: string, wanted: 'keychain' | 'plain') => {
    // Where there is a real keychain, it is used whatever was asked for.
    const storage = (await keychain.isWeak()) ? wanted : 'keychain';
    const ciphertext = await keychain.encrypt(key, storage);
    if (ciphertext === null) throw noSafePlace(wanted);
    const others = shelf.get().filter((stored) => !isSame(stored, holder));
    if (!shelf.set([...others, { ...holder, storage, ciphertext }])) {
      throw new Failure('disk-full', 'The key could not be written. Make room on the disk and try again.');
    }
  };

  return {
    put: async (holder, key, storage) => {
      if (storage !== 'this-run') await store(holder, key, storage);
      thisRun = thisRun.filter((kept) => !isSame(kept, holder));
      if (storage === 'this-run') {
        drop((kept) => isSame(kept, holder));
        thisRun = [...thisRun, { ...holder, key }];
      }
    },
    drop,
    status: (holder) => {
      if (findThisRun(holder) !== undefined) return 'this-run';
      return findStored(holder)?.storage ?? 'missing';
    },
    read: async (holder) => {
      const stored = findStored(holder);
      const kept = findThisRun(holder);
      if (kept !== undefined || stored === undefined) return kept?.key ?? null;
      try {
        return await keychain.decrypt(stored.ciphertext, stored.storage);
      } catch (cause) {
        logError('a stored key could not be read', cause);
        return null;
      }
    },
  };
}

function isSame(a: KeyHolder, b: KeyHolder): boolean {
  return a.catalog === b.catalog && a.id === b.id && a.origin === b.origin;
}

function noSafePlace(wanted: 'keychain' | 'plain'): Failure {
  const message =
    wanted === 'keychain'
      ? 'This computer has no safe place for keys. Keep the key for this run only, or store it anyway.'
      : 'This computer cannot store keys. Keep the key for this run only.';
  return new Failure('not-allowed-now', message, { weakKeychain: true });
}
