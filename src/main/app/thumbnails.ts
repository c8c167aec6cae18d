import { join } from 'node:path';
import { readThumbnailAddress, type ThumbnailAddress } from '../../shared/model/thumbnail-address.ts';
import type { ImageCodec, ImageFault } from '../core/compose.ts';
import { type FileFault, readCatalogImage, readImageFile } from './image-files.ts';
import { createThumbnailCache } from './thumbnail-cache.ts';
import { createThumbnailQueue } from './thumbnail-queue.ts';

/** Small pictures of image files, as the page asks for them. */
export type Thumbnails = {
  /** Never rejects: where there is no picture the body is one word that says why. */
  readonly answer: (request: Pick<Request, 'method' | 'url'>) => Promise<Response>;
};

type Parts = {
  readonly codec: Pick<ImageCodec, 'thumbnail'>;
  /** How many files are read and decoded at the same time. */
  readonly atOnce: number;
  /** The folder of the open catalog, or `null`. */
  readonly catalog: () => string | null;
  /** What a handle stands for that the person gave the window; `null` where nothing is known of it. */
  readonly given: (handle: string) => string | null;
  readonly logError: (message: string, cause: unknown) => void;
};

type Fault = FileFault | ImageFault | 'dropped';
type Picture = Uint8Array<ArrayBuffer>;

const MOST_WAITING = 200;
const MOST_CACHED_BYTES = 1_000_000_000;
/** Of pictures that have no place on disk: of a folder that was only chosen, or a catalog that can't be written to. */
const MOST_REMEMBERED = 500;

export function createThumbnails({ codec, atOnce, catalog, given, logError }: Parts): Thumbnails {
  const queue = createThumbnailQueue<Picture | Fault>({ atOnce, most: MOST_WAITING, dropped: 'dropped' });
  const cache = createThumbnailCache(MOST_CACHED_BYTES);
  const remembered = createMemory(MOST_REMEMBERED);

  const make = async (bytes: Uint8Array, size: number): Promise<Picture | Fault> => {
    const answer = await codec.thumbnail(bytes, { width: size, height: size });
    return answer.ok ? answer.image.bytes : answer.why;
  };
  const ofCatalog = async ({ hash, extension, size }: Local, folder: string): Promise<Picture | Fault> => {
    const [place, name] = [join(folder, 'images', 'thumbnails'), `${hash}-${size}`];
    const kept = remembered.get(`${folder} ${name}`) ?? (await cache.read(place, name));
    if (kept !== null) return kept;
    return await queue.run(`${folder} ${name}`, async () => {
      const found = await readCatalogImage(folder, `${hash}.${extension}`);
      if (typeof found === 'string') return found;
      const made = await make(found.bytes, size);
      if (typeof made === 'string') return made;
      if (!(await cache.keep(place, name, made))) remembered.set(`${folder} ${name}`, made);
      return made;
    });
  };
  const ofGiven = async ({ handle, path, size }: Given): Promise<Picture | Fault> => {
    const folder = given(handle);
    if (folder === null) return 'not-there';
    return await queue.run(`${handle} ${path} ${size}`, async () => {
      const found = await readImageFile(folder, path);
      if (typeof found === 'string') return found;
      const name = `${handle} ${path} ${size} ${found.stamp}`;
      const made = remembered.get(name) ?? (await make(found.bytes, size));
      if (typeof made !== 'string') remembered.set(name, made);
      return made;
    });
  };
  const find = async (address: ThumbnailAddress): Promise<Picture | Fault> => {
    if (address.kind === 'given') return await ofGiven(address);
    const folder = catalog();
    return folder === null ? 'not-there' : await ofCatalog(address, folder);
  };
  return {
    answer: async ({ method, url }) => {
      const address = method === 'GET' ? readThumbnailAddress(url) : null;
      if (address === null) return refuse('not-there');
      try {
        const picture = await find(address);
        return typeof picture === 'string' ? refuse(picture) : show(picture, address);
      } catch (cause) {
        logError('a thumbnail could not be made', cause);
        return refuse('no-codec');
      }
    },
  };
}

type Local = Extract<ThumbnailAddress, { kind: 'local' }>;
type Given = Extract<ThumbnailAddress, { kind: 'given' }>;

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** A file of a catalog is named by what is in it, so that its picture never changes. */
function show(picture: Picture, { kind }: ThumbnailAddress): Response {
  const control = kind === 'local' ? 'private, max-age=31536000, immutable' : 'no-store';
  return new Response(picture, {
    headers: { ...HEADERS, 'Content-Type': 'image/webp', 'Cache-Control': control },
  });
}

const STATUS: Readonly<Partial<Record<Fault, number>>> = {
  'not-there': 404,
  dropped: 503,
  'no-codec': 503,
};

function refuse(fault: Fault): Response {
  const headers = { ...HEADERS, 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' };
  return new Response(fault, { status: STATUS[fault] ?? 422, headers });
}

type Memory = {
  readonly get: (name: string) => Picture | null;
  readonly set: (name: string, picture: Picture) => void;
};

/** The last `most` pictures. */
function createMemory(most: number): Memory {
  const kept = new Map<string, Picture>();
  return {
    get: (name) => kept.get(name) ?? null,
    set: (name, picture) => {
      kept.set(name, picture);
      const [first] = kept.keys();
      if (kept.size > most && first !== undefined) kept.delete(first);
    },
  };
}
