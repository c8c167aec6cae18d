import type { KeyStorage } from '../../shared/contract/shell.ts';
import type { KeyStatus } from '../../shared/model/remote.ts';
import { Failure } from '../core/dispatch.ts';
import type { Keychain } from './keychain.ts';
import type { PreferencesStore } from './preferences.ts';

/** What a key is bound to: it is never given to another catalog, remote or origin. */
export type KeyPlace = { readonly catalog: string; readonly remoteId: number; readonly origin: string };

export type KeyStore = {
  /** @throws Failure where this computer can't keep a key in the way that was asked for. */
  readonly put: (place: KeyPlace, key: string, storage: KeyStorage) => Promise<void>;
  /** Forgets the keys that are chosen, wherever they are kept. */
  readonly drop: (isChosen: (place: KeyPlace) => boolean) => void;
  readonly status: (place: KeyPlace) => KeyStatus;
  /** `null` where there is none, or where the keychain does not give it out any more. */
  readonly read: (place: KeyPlace) => Promise<string | null>;
};

type Parts = {
  readonly preferences: PreferencesStore;
  readonly keychain: Keychain;
  readonly logError: (message: string, cause: unknown) => void;
};

/** Keeps keys encrypted in the preferences, or in memory for this run. */
export function createKeyStore({ preferences, keychain, logError }: Parts): KeyStore {
  let thisRun: readonly (KeyPlace & { readonly key: string })[] = [];
  const findStored = (place: KeyPlace) => preferences.get().keys.find((stored) => isSame(stored, place));
  const findThisRun = (place: KeyPlace) => thisRun.find((kept) => isSame(kept, place));

  const drop: KeyStore['drop'] = (isChosen) => {
    thisRun = thisRun.filter((place) => !isChosen(place));
    const { keys } = preferences.get();
    const kept = keys.filter((place) => !isChosen(place));
    if (kept.length < keys.length) preferences.update({ keys: kept });
  };

  const store = async (place: KeyPlace, key: string, wanted: 'keychain' | 'plain') => {
    // Where there is a real keychain, it is used whatever was asked for.
    const storage = (await keychain.isWeak()) ? wanted : 'keychain';
    const ciphertext = await keychain.encrypt(key, storage);
    if (ciphertext === null) throw noSafePlace(wanted);
    const others = preferences.get().keys.filter((stored) => !isSame(stored, place));
    if (!preferences.update({ keys: [...others, { ...place, storage, ciphertext }] })) {
      throw new Failure('disk-full', 'The key could not be written. Make room on the disk and try again.');
    }
  };

  return {
    put: async (place, key, storage) => {
      if (storage !== 'this-run') await store(place, key, storage);
      thisRun = thisRun.filter((kept) => !isSame(kept, place));
      if (storage === 'this-run') {
        drop((kept) => isSame(kept, place));
        thisRun = [...thisRun, { ...place, key }];
      }
    },
    drop,
    status: (place) => {
      if (findThisRun(place) !== undefined) return 'this-run';
      return findStored(place)?.storage ?? 'missing';
    },
    read: async (place) => {
      const stored = findStored(place);
      const kept = findThisRun(place);
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

function isSame(a: KeyPlace, b: KeyPlace): boolean {
  return a.catalog === b.catalog && a.remoteId === b.remoteId && a.origin === b.origin;
}

function noSafePlace(wanted: 'keychain' | 'plain'): Failure {
  const message =
    wanted === 'keychain'
      ? 'This computer has no safe place for keys. Keep the key for this run only, or store it anyway.'
      : 'This computer cannot store keys. Keep the key for this run only.';
  return new Failure('not-allowed-now', message, { weakKeychain: true });
}
