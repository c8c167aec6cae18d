import type { Handlers } from '../../../../shared/contract/api.ts';
import type { ImagePlace, ImagePlaceInput, PlaceTest } from '../../../../shared/model/image-place.ts';
import { checkPath } from '../../../../shared/model/place-key.ts';
import { Failure } from '../failure.ts';
import type { CheckStore } from '../ports/check-store.ts';
import type { ImagePlaceReader } from '../ports/image-place-store.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Notice } from '../ports/notice.ts';
import { readBaseUrl } from '../sending/base-url.ts';
import type { PublisherDeps } from './publish-file.ts';
import { testPlace } from './test-place.ts';
import { tryPlaceAgain } from './try-place-again.ts';

export type ImagePlaceCommands = Pick<
  Handlers<'command'>,
  | 'imagePlaces.add'
  | 'imagePlaces.change'
  | 'imagePlaces.remove'
  | 'imagePlaces.test'
  | 'imagePlaces.tryAgain'
>;

export type ImagePlaceDeps = PublisherDeps & {
  readonly checks: CheckStore;
  readonly jobs: Jobs;
};

/** Places for images, as the person sets them up. */
export function createImagePlaceCommands(deps: ImagePlaceDeps): ImagePlaceCommands {
  const { places, sending, checks, jobs, notice } = deps;
  const find = (id: number): ImagePlace => {
    const place = places.find(id);
    if (place !== undefined) return toPlace(place);
    throw new Failure('not-found', 'This place is not there any more. Choose another one.');
  };
  /** Whoever sets a place up, or sees why it is held and has it try again, means this folder of this computer. */
  const giveWord = ({ where }: Pick<ImagePlaceInput, 'where'>) => {
    if (where.kind === 'folder') places.takeFolder(where.folder);
  };
  return {
    'imagePlaces.add': ({ job, ...input }) => {
      jobs.stopIfCancelled(job);
      const { place, origin } = readPlace(input);
      const id = sending.atomically(() => {
        giveWord(place);
        return places.insert(place, origin);
      });
      notice({ remotes: true });
      return find(id);
    },
    'imagePlaces.change': ({ id, job, ...input }) => {
      jobs.stopIfCancelled(job);
      const before = find(id);
      const { place, origin } = readPlace(input);
      sending.atomically(() => {
        const moves = markOf(before) !== markOf(place);
        if (moves) places.setAside(id);
        places.update(id, place, origin);
        giveWord(place);
        if (!moves) return;
        const remotes = places.remotesOf(id).map((remote) => remote.id);
        checks.recheckRemotes(remotes, (count) => jobs.begin(job, 'checking', count).step);
      });
      tell(notice);
      return find(id);
    },
    'imagePlaces.remove': ({ id }) => {
      find(id);
      const [first] = places.remotesOf(id);
      if (first !== undefined) {
        throw new Failure(
          'in-use',
          `The images of “${first.name}” go here. Choose another place for it first.`,
        );
      }
      places.remove(id);
      notice({ remotes: true });
      return {};
    },
    'imagePlaces.test': async ({ id }): Promise<PlaceTest> => [...(await testPlace(deps, find(id)))],
    'imagePlaces.tryAgain': ({ id }) => {
      giveWord(find(id));
      tryPlaceAgain(deps, id);
      return {};
    },
  };
}

export function createImagePlaceQueries(
  reader: ImagePlaceReader,
): Pick<Handlers<'query' | 'scan'>, 'imagePlaces.list' | 'imagePlaces.counts' | 'imagePlaces.uploads'> {
  return {
    'imagePlaces.list': () => [...reader.list()],
    'imagePlaces.counts': ({ id }) => reader.counts(id),
    'imagePlaces.uploads': ({ files }) =>
      reader.uploads(files).map(({ placeId, file, state, url, detail, nextAt, checkedAt }) => ({
        placeId,
        file,
        state,
        url,
        detail,
        nextAt,
        checkedAt,
      })),
  };
}

function tell(notice: Notice): void {
  notice({ remotes: true, sending: true, products: true });
}

function toPlace({ id, name, where, path, publicBase, preset, origin, held, waits }: ImagePlace): ImagePlace {
  return { id, name, where, path, publicBase, preset, origin, held, waits };
}

type Read = { readonly place: ImagePlaceInput; readonly origin: string | null };

/** @throws Failure `bad-input` with a sentence that says what to change */
function readPlace(input: ImagePlaceInput): Read {
  const { where, path } = input;
  const wrong = checkPath(where.kind, path);
  if (wrong !== null) throw new Failure('bad-input', wrong);
  const publicBase = readBaseUrl(input.publicBase).baseUrl;
  if (where.kind === 's3') {
    const { origin, baseUrl } = readBaseUrl(where.endpoint);
    return { place: { ...input, publicBase, where: { ...where, endpoint: baseUrl } }, origin };
  }
  if (where.kind === 'webdav') {
    const { origin, baseUrl } = readBaseUrl(where.address);
    return { place: { ...input, publicBase, where: { ...where, address: baseUrl } }, origin };
  }
  return { place: { ...input, publicBase }, origin: null };
}

/** Two places with the same mark have the same files at the same addresses. */
function markOf({ where, path, publicBase, preset }: ImagePlaceInput): string {
  return JSON.stringify([siteOf(where), path, publicBase, preset]);
}

function siteOf(where: ImagePlaceInput['where']): readonly string[] {
  switch (where.kind) {
    case 's3':
      return ['s3', where.endpoint, where.bucket];
    case 'webdav':
      return ['webdav', where.address];
    case 'folder':
      return ['folder', where.folder];
    case 'address':
      return ['address'];
  }
}
