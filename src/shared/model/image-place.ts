import { z } from 'zod';
import { ImagePlaceId } from './remote.ts';

/** Whatever comes before the key: https, or http on loopback. */
const Address = z.url({ protocol: /^https?$/ }).max(2000);
const Word = z.string().trim().min(1).max(200);

/** A bucket of any server that speaks S3. The secret access key is kept with the keys of remotes. */
export const S3Where = z.strictObject({
  kind: z.literal('s3'),
  endpoint: Address,
  region: Word,
  bucket: Word,
  /** The bucket stands in the path; otherwise before the host. */
  pathStyle: z.boolean(),
  accessKeyId: Word,
  /** What the server tells browsers about keeping a picture; `null` says nothing. */
  cacheControl: z.string().trim().max(200).nullable(),
});

/** A folder of a WebDAV server. The password is kept with the keys of remotes. */
export const WebdavWhere = z.strictObject({ kind: z.literal('webdav'), address: Address, user: Word });

/** A folder of this computer that the person publishes, with a manifest beside the files. */
export const FolderWhere = z.strictObject({ kind: z.literal('folder'), folder: z.string().min(1).max(4000) });

/** Nothing is put anywhere: the files are published by other means, and only their addresses are made. */
export const AddressWhere = z.strictObject({ kind: z.literal('address') });

export const ImageWhere = z.discriminatedUnion('kind', [S3Where, WebdavWhere, FolderWhere, AddressWhere]);
export type ImageWhere = z.infer<typeof ImageWhere>;

/** What becomes of a picture on its way; the original is never changed. EXIF and colour profile always go with it. */
export const UploadPreset = z.strictObject({
  /** The longer side, in pixels; `null` keeps the size. A picture is never enlarged. */
  maxSide: z.int().min(16).max(10_000).nullable(),
  format: z.enum(['keep', 'jpeg', 'webp', 'png']),
  /** Percent; of no meaning for PNG. */
  quality: z.int().min(1).max(100),
});
export type UploadPreset = z.infer<typeof UploadPreset>;

export const ImagePlaceInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  where: ImageWhere,
  /** Below the place, with `{name}`, `{hash}` and `{ext}`. */
  path: z.string().trim().min(1).max(300),
  /** Where everybody finds what lies there. */
  publicBase: Address,
  /** `null` sends the file as it is. */
  preset: UploadPreset.nullable(),
});
export type ImagePlaceInput = z.infer<typeof ImagePlaceInput>;

/** Where the image files of products are published. */
export const ImagePlace = ImagePlaceInput.extend({
  id: ImagePlaceId,
  /** What a key is bound to; `null` where none is needed. */
  origin: z.string().nullable(),
  /** Why nothing is put there now, in a sentence; `null` where nothing is in the way. */
  held: z.string().nullable(),
  /** Why it is left alone for now, in a sentence, and until when, in UTC milliseconds; it goes on by itself. */
  waits: z.strictObject({ detail: z.string(), until: z.int() }).nullable(),
});
export type ImagePlace = z.infer<typeof ImagePlace>;

/** How many files stand how at a place. */
export const PlaceCounts = z.strictObject({
  waiting: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  done: z.int().nonnegative(),
});
export type PlaceCounts = z.infer<typeof PlaceCounts>;

/** One step of a test, and one sentence about how it went. */
export const PlaceTestStep = z.strictObject({
  step: z.enum(['put', 'open', 'remove']),
  ok: z.boolean(),
  message: z.string(),
  /** The host that would have to be allowed; `null` where that is not what is wrong. */
  host: z.string().nullable(),
});
export const PlaceTest = z.array(PlaceTestStep);
export type PlaceTest = z.infer<typeof PlaceTest>;

/** How a file stands at a place. */
export const ImageUpload = z.strictObject({
  placeId: ImagePlaceId,
  /** `<hash>.<ext>` in the catalog's folder of images. */
  file: z.string(),
  state: z.enum(['waiting', 'failed', 'done']),
  url: z.string(),
  /** What happened last, in a sentence; `null` where there is nothing to say. */
  detail: z.string().nullable(),
  /** When it is tried again; UTC milliseconds. */
  nextAt: z.int().nullable(),
  /** When the public address was opened; UTC milliseconds. */
  checkedAt: z.int().nullable(),
});
export type ImageUpload = z.infer<typeof ImageUpload>;
