import type { ImagePlace } from '../shared/model/image-place.ts';
import { failed } from './command-failure.ts';
import { findNamed } from './find-named.ts';
import { checkPlaceVariables } from './key-variables.ts';
import type { Core } from './open-core.ts';

/** The place for images of this name. @throws CommandFailure where there is none, or more than one */
export async function findPlaceByName(core: Core, name: string): Promise<ImagePlace> {
  const none = 'This catalog has no place for images yet.';
  const places = await core.call('imagePlaces.list', {});
  return findNamed(places, name, { one: 'place', many: 'places', none });
}

/** Those that take a secret. */
export function withKey<P extends Pick<ImagePlace, 'where'>>(places: readonly P[]): readonly P[] {
  return places.filter(({ where }) => where.kind === 's3' || where.kind === 'webdav');
}

type New = Pick<ImagePlace, 'name' | 'where'>;

/** @throws CommandFailure where a new place would share its name, or the variable of its secret, with another one */
export function checkNewPlace(place: New, places: readonly New[]): void {
  if (places.some(({ name }) => name === place.name))
    throw failed('name-taken', `There is a place “${place.name}” already. Give this one another name.`);
  if (withKey([place]).length > 0) checkPlaceVariables(withKey([...places, place]));
}

/** By the id of a remote: where its images go. */
export type PlacesOfRemotes = ReadonlyMap<number, ImagePlace>;

export async function readPlacesOfRemotes(core: Core): Promise<PlacesOfRemotes> {
  const places = await core.call('imagePlaces.list', {});
  const remotes = await core.call('remotes.list', {});
  return new Map(
    remotes.flatMap(({ id, settings }) => {
      const place = places.find((one) => one.id === settings.imagePlaceId);
      return place === undefined ? [] : [[id, place] as const];
    }),
  );
}
