import type { PreferencesStore } from './preferences.ts';
import type { Preferences } from './preferences-schema.ts';

/** What a key is bound to: it is never given to another catalog, number or origin. */
export type KeyHolder = { readonly catalog: string; readonly id: number; readonly origin: string };

/** A key as the keychain encrypted it. */
export type HeldKey = KeyHolder & {
  readonly storage: 'keychain' | 'plain';
  /** Base64. */
  readonly ciphertext: string;
};

/** Where the preferences have the keys of one kind of holder: a remote and a place for images may have the same number. */
export type KeyShelf = {
  readonly get: () => readonly HeldKey[];
  /** False where it could not be written. */
  readonly set: (keys: readonly HeldKey[]) => boolean;
};

export function openRemoteShelf(preferences: PreferencesStore): KeyShelf {
  return {
    get: () => preferences.get().keys.map(({ remoteId, ...key }) => ({ ...key, id: remoteId })),
    set: (held) => {
      const keys: Preferences['keys'] = held.map(({ id, ...key }) => ({ ...key, remoteId: id }));
      return preferences.update({ keys });
    },
  };
}

export function openPlaceShelf(preferences: PreferencesStore): KeyShelf {
  return {
    get: () => preferences.get().placeKeys.map(({ placeId, ...key }) => ({ ...key, id: placeId })),
    set: (held) => {
      const placeKeys: Preferences['placeKeys'] = held.map(({ id, ...key }) => ({ ...key, placeId: id }));
      return preferences.update({ placeKeys });
    },
  };
}
