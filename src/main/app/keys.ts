import type { Handlers } from '../../shared/contract/api.ts';
import { createHolderKeys, type HolderKeys, type HolderParts } from './holder-keys.ts';

export type Keys = Pick<Handlers<'shell'>, 'keys.set' | 'keys.forget' | 'keys.status' | 'keys.matches'> &
  Pick<HolderKeys, 'handOut' | 'dropStale'>;

export type PlaceKeys = Pick<
  Handlers<'shell'>,
  'imagePlaces.setKey' | 'imagePlaces.forgetKey' | 'imagePlaces.keyStatus'
> &
  Pick<HolderKeys, 'handOut' | 'dropStale'>;

type Parts = Omit<HolderParts, 'gone'>;

/** The keys of the open catalog's remotes: the window sets them and asks how they are kept, and never reads one. */
export function createKeys(parts: Parts): Keys {
  const keys = createHolderKeys({ ...parts, gone: NO_REMOTE });
  return {
    'keys.set': async ({ remoteId, key, storage }) => await keys.set(remoteId, key, storage),
    'keys.forget': async ({ remoteId }) => await keys.forget(remoteId),
    'keys.status': async () => (await keys.statuses()).map(({ id, status }) => ({ remoteId: id, status })),
    'keys.matches': async ({ key }) => await keys.matches(key),
    handOut: keys.handOut,
    dropStale: keys.dropStale,
  };
}

/** The secrets of its places for images, in the same way; those that need none are not told of. */
export function createPlaceKeys(parts: Parts): PlaceKeys {
  const keys = createHolderKeys({ ...parts, gone: NO_PLACE });
  return {
    'imagePlaces.setKey': async ({ id, key, storage }) => await keys.set(id, key, storage),
    'imagePlaces.forgetKey': async ({ id }) => await keys.forget(id),
    'imagePlaces.keyStatus': async () => [...(await keys.statuses())],
    handOut: keys.handOut,
    dropStale: keys.dropStale,
  };
}

const NO_REMOTE = 'This remote is not there any more. Please look at the list of remotes.';
const NO_PLACE =
  'This place for images is not there any more, or needs no key. Please look at the list of places.';
