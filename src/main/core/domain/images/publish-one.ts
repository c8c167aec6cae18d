import { IMAGE_TYPES } from '../../../../shared/model/image-header.ts';
import type { ImagePlace, UploadPreset } from '../../../../shared/model/image-place.ts';
import { sayLinkFault } from '../../../../shared/model/link-fault.ts';
import type { LocalImage } from '../../../../shared/model/local-image.ts';
import { PLACE_HOLDS } from '../../../../shared/model/place-holds.ts';
import { extensionAt } from '../../../../shared/model/place-key.ts';
import type { ImageConverter } from '../ports/image-codec.ts';
import type { ImageFetched, ImageFetcher } from '../ports/image-fetcher.ts';
import type { StoredUpload } from '../ports/image-place-store.ts';
import type { ImageUploader } from '../ports/image-uploader.ts';

/** What publishing one file needs of the world. */
export type PublishPorts = {
  readonly uploader: ImageUploader;
  readonly converter: ImageConverter | undefined;
  readonly fetcher: ImageFetcher;
  /** All of a file of the catalog, by its name in the folder of images; `null` where it is gone or is another one now. */
  readonly read: (file: string) => Promise<Uint8Array | null>;
};

/** What one step of publishing came to. Sentences are for the person. */
export type Step =
  | { readonly kind: 'done' }
  /** The place has nothing to do with it: it is tried again with the others. */
  | { readonly kind: 'offline'; readonly detail: string }
  /** `after`: milliseconds that the place wants to be left alone. `ofPlace`: the next file would hear the same from it. */
  | {
      readonly kind: 'later';
      readonly detail: string;
      readonly after: number | null;
      readonly ofPlace: boolean;
    }
  | { readonly kind: 'failed'; readonly detail: string }
  /** Nothing is put there before somebody does something about it. */
  | { readonly kind: 'held'; readonly detail: string };

export type Job = {
  readonly place: ImagePlace;
  readonly image: LocalImage;
  readonly upload: Pick<StoredUpload, 'key' | 'url'>;
  readonly secret: string;
  readonly allowedHosts: readonly string[];
  /** Pixels of the file, where they are known. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
};

/** Puts the file where the place says, as it is or as the place wants it. */
export async function putFile(ports: PublishPorts, job: Job): Promise<Step> {
  const { place, image, upload, secret } = job;
  const { where, origin } = place;
  if (where.kind === 'address') return { kind: 'done' };
  const made = await makeBytes(ports, image, place.preset);
  if ('kind' in made) return made;
  const type = IMAGE_TYPES[extensionAt(image.ext, place.preset)];
  const put = await ports.uploader.put({ where, origin, secret, ...upload, bytes: made.bytes, type });
  switch (put.kind) {
    case 'there':
      return { kind: 'done' };
    case 'refused':
      return { kind: 'failed', detail: put.detail };
    case 'closed':
      return { kind: 'held', detail: put.detail };
    case 'offline':
      return put;
    case 'later':
      return { ...put, ofPlace: true };
  }
}

async function makeBytes(
  { read, converter }: PublishPorts,
  { file, name }: LocalImage,
  preset: UploadPreset | null,
): Promise<Step | { readonly bytes: Uint8Array }> {
  if (preset === null) {
    const bytes = await read(file);
    if (bytes !== null) return { bytes };
    return isGone(name);
  }
  if (converter === undefined) return { kind: 'held', detail: PLACE_HOLDS.onlyInWindow };
  const { maxSide, format, quality } = preset;
  const box = maxSide === null ? {} : { maxWidth: maxSide, maxHeight: maxSide };
  const answer = await converter.convert(file, { ...box, format, quality: quality / 100 });
  if (answer.ok) return { bytes: answer.image.bytes };
  if (answer.why === 'not-there') return isGone(name);
  if (answer.why === 'no-codec' || answer.why === 'crashed' || answer.why === 'too-slow') {
    const detail = `“${name}” could not be prepared. It is tried again.`;
    return { kind: 'later', detail, after: null, ofPlace: false };
  }
  return { kind: 'failed', detail: `“${name}” could not be read as a picture. Choose another image.` };
}

function isGone(name: string): Step {
  const detail = `The file “${name}” is not in the catalog’s folder of images any more. Choose the image again.`;
  return { kind: 'failed', detail };
}

/** Opens the public address as everybody would. */
export async function openAddress({ fetcher }: PublishPorts, job: Job): Promise<Step> {
  const { url } = job.upload;
  const limits = { allowedHosts: job.allowedHosts, whole: false, known: null };
  return judge(await fetcher.fetchImage(url, limits), job);
}

function judge(fetched: ImageFetched, { place, upload, size }: Job): Step {
  switch (fetched.kind) {
    case 'unchanged':
      return { kind: 'done' };
    case 'image': {
      const isOther = place.where.kind === 'address' && size !== undefined && !isSameSize(fetched, size);
      if (!isOther) return { kind: 'done' };
      return { kind: 'failed', detail: `Another picture lies at ${upload.url}. Put the right one there.` };
    }
    case 'fault': {
      const { fault, status, finalUrl } = fetched;
      const ledTo = finalUrl === upload.url ? null : finalUrl;
      const detail = `Its public address can’t be opened by others. ${sayLinkFault({ fault, status, ledTo })}`;
      return { kind: 'later', detail, after: null, ofPlace: false };
    }
    case 'not-asked':
      // Behind a proxy nobody here sees where an address leads, and the place itself said that it has the file.
      return fetched.why === 'proxy' ? { kind: 'done' } : { kind: 'offline', detail: NOT_NOW };
  }
}

const NOT_NOW = 'Public addresses can’t be opened from here now.';

type Size = { readonly width: number; readonly height: number };

/** A picture that is stored lying on its side has its sides the other way around. */
function isSameSize(a: Size, b: Size): boolean {
  return (a.width === b.width && a.height === b.height) || (a.width === b.height && a.height === b.width);
}
