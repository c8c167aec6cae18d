import { z } from 'zod';
import { JobId } from '../model/change.ts';
import { ImagePlace, ImagePlaceInput, ImageUpload, PlaceCounts, PlaceTest } from '../model/image-place.ts';
import { ImagePlaceId } from '../model/remote.ts';
import { Nothing, row } from './row.ts';

const id = ImagePlaceId;

/** Places where the image files of products are published before the products are sent. */
export const imagePlacesApi = {
  /** Those in use, in the order in which they were made. */
  'imagePlaces.list': row('query', Nothing, z.array(ImagePlace)),
  /** Fails with `bad-input` and what to change. */
  'imagePlaces.add': row('command', ImagePlaceInput.extend({ job: JobId.optional() }), ImagePlace),
  /** What lies at the old place stays there and stays known; from now on files go to the new one. */
  'imagePlaces.change': row('command', ImagePlaceInput.extend({ id, job: JobId.optional() }), ImagePlace),
  /** Fails with `in-use` while a remote has it. Nothing is removed there. */
  'imagePlaces.remove': row('command', z.strictObject({ id }), Nothing),
  /** Puts a small picture there, opens its public address, and removes it. Says how each step went. */
  'imagePlaces.test': row('command', z.strictObject({ id }), PlaceTest),
  /** Ends the waiting of files and the hold of a place, and tries what failed once more. */
  'imagePlaces.tryAgain': row('command', z.strictObject({ id }), Nothing),
  'imagePlaces.counts': row('scan', z.strictObject({ id }), PlaceCounts),
  /** How files of the catalog stand at the places; nothing is said of those that were never wanted there. */
  'imagePlaces.uploads': row(
    'query',
    z.strictObject({ files: z.array(z.string().max(100)).max(500) }),
    z.array(ImageUpload),
  ),
} as const;
