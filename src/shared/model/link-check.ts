import { z } from 'zod';
import { IMAGE_TYPES, type ImageType } from './image-header.ts';
import { LINK_FAULTS, LINK_OUTCOMES } from './link-fault.ts';

const Count = z.int().nonnegative();

/** The kind of a picture, by its own bytes. */
export const PictureType = z.enum(Object.values(IMAGE_TYPES) as [ImageType, ...ImageType[]]); // the values are those

/** What was last found at the web address of an image. */
export const LinkCheck = z.strictObject({
  /** As it stands in the product. */
  url: z.string(),
  outcome: z.enum(LINK_OUTCOMES),
  fault: z.enum(LINK_FAULTS).nullable(),
  status: z.int().nullable(),
  /** The address that it led on to. */
  ledTo: z.string().nullable(),
  type: PictureType.nullable(),
  /** Of the whole picture. */
  bytes: Count.nullable(),
  width: Count.nullable(),
  height: Count.nullable(),
  /** SHA-256 in hex, where all of it was read. */
  hash: z.string().nullable(),
  /** UTC milliseconds. */
  checkedAt: z.int(),
});
export type LinkCheck = z.infer<typeof LinkCheck>;

/** What a check of images came to, in web addresses: each counts once, however many products have it. */
export const LinkCounts = z.strictObject({
  /** Different addresses in the scope. */
  addresses: Count,
  /** Those that were checked within a day and were left alone. */
  known: Count,
  /** Those that were looked at now, by what came of it. */
  outcomes: z.record(z.enum(LINK_OUTCOMES), Count),
  /** Those that nothing new is known of: what was known before stays. */
  left: Count,
  /** `busy`: all was looked at, but servers asked to come back later. */
  ended: z.enum(['done', 'busy', 'cancelled', 'offline', 'proxy']),
});
export type LinkCounts = z.infer<typeof LinkCounts>;

/** What the report of images tells apart. A product can be in several. */
export const ImageGroup = z.enum([
  'broken',
  'not-allowed',
  'not-checked',
  'missing',
  'duplicates',
  'too-small',
  'not-square',
  'http',
  'local',
]);
export type ImageGroup = z.infer<typeof ImageGroup>;

export const ImageReport = z.strictObject({
  id: z.int().positive(),
  products: Count,
  groups: z.record(ImageGroup, Count),
  /** When the address was looked at whose answer is the oldest, in UTC milliseconds; `null` where none was. */
  oldest: z.int().nullable(),
});
export type ImageReport = z.infer<typeof ImageReport>;

const Named = z.strictObject({ id: z.int().positive(), name: z.string(), sku: z.string().nullable() });

/** A product of one group of the report. */
export const ImageReportRow = z.strictObject({
  ...Named.shape,
  /** '' for none. */
  image: z.string(),
  /** Why it is in the group, in one sentence. */
  why: z.string(),
  /** The same for programs, of what is broken or not allowed. */
  fault: z.enum(LINK_FAULTS).nullable(),
  /** Of what is not allowed: the address that it led on to. */
  ledTo: z.string().nullable(),
  /** When its address was last looked at. */
  checkedAt: z.int().nullable(),
  /** Of duplicates: another product with the same picture. */
  sameAs: Named.nullable(),
});
export type ImageReportRow = z.infer<typeof ImageReportRow>;

/** What there is to say of the image of one product. */
export const ImageStanding = z.strictObject({
  id: z.int().positive(),
  /** As it stands in the product: an answer about another image is none about this one. */
  image: z.string(),
  /** Of a file of the computer: how it stands where images are published, wherever it was wanted. */
  state: z.enum(['none', 'local', 'uploading', 'uploaded', 'not-uploaded', 'not-checked', ...LINK_OUTCOMES]),
  /** In one sentence, of what is wrong. */
  why: z.string().nullable(),
  checkedAt: z.int().nullable(),
  /** In pixels, where that is known. */
  size: z.strictObject({ width: Count, height: Count }).nullable(),
});
export type ImageStanding = z.infer<typeof ImageStanding>;

/** A host whose private addresses are allowed, and plain http; as a web address has it. */
export const LinkHost = z
  .string()
  .max(255)
  .transform((host) => host.trim().toLowerCase())
  .pipe(
    z
      .string()
      .regex(
        /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])$/,
        'a host such as images.example.lan, without https://',
      ),
  );
