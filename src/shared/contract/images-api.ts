import { z } from 'zod';
import { Change, JobId } from '../model/change.ts';
import {
  ImageFileNumber,
  ImageMatch,
  ImageRow,
  ImageRules,
  ImageScan,
  ImageScanId,
  ImageSource,
  ImageSuggestion,
  ImageTab,
} from '../model/image-match.ts';
import { MOST_IMAGE_FILES } from '../model/image-words.ts';
import { ProductId } from '../model/product.ts';
import { Scope } from '../model/query.ts';
import { Ids, Nothing, row } from './row.ts';

const job = JobId.optional();
const id = ImageScanId;

/** Image files of this computer, and the products that they belong to. Files are named by handles. */
export const imagesApi = {
  /** Looks through files and folders, and what is below: what each is, how large, and its hash. Progress is in files and bytes. */
  'images.scan': row('command', z.strictObject({ source: ImageSource, job }), ImageScan),
  /**
   * Finds the products of the files. What was decided by hand about these files before stays. Progress is in products.
   * Called again, it takes the place of what was found before.
   */
  'images.match': row(
    'command',
    z.strictObject({ scan: id, scope: Scope, rules: ImageRules, job }),
    ImageMatch,
  ),
  'images.get': row('command', z.strictObject({ id }), ImageMatch),
  /** Rows of one tab from one index on. */
  'images.matchPage': row(
    'command',
    z.strictObject({
      id,
      tab: ImageTab,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(ImageRow),
  ),
  /**
   * Says whose image a file is: none, these products, all that the rules find, however many, or again what the rules say. Of
   * several files that a product has then, this one is chosen.
   */
  'images.assign': row(
    'command',
    z.strictObject({
      id,
      file: ImageFileNumber,
      products: z.union([z.array(ProductId).max(1000), z.enum(['all', 'by-rules'])]),
    }),
    ImageMatch,
  ),
  /** Chooses one of the several files that a product has, or none again. */
  'images.choose': row(
    'command',
    z.strictObject({ id, product: ProductId, file: ImageFileNumber.nullable() }),
    ImageMatch,
  ),
  /** Chooses for every product with several files, where none is chosen yet, the first by name: numbers count as numbers. */
  'images.chooseFirst': row('command', z.strictObject({ id }), ImageMatch),
  /** Leaves files out, or takes them in again. */
  'images.leaveOut': row(
    'command',
    z.strictObject({
      id,
      files: z.union([z.array(ImageFileNumber).min(1).max(MOST_IMAGE_FILES), ImageTab]),
      leftOut: z.boolean(),
    }),
    ImageMatch,
  ),
  /** Products that a file without one may belong to, the likeliest first. Nothing is done with them. */
  'images.suggest': row('command', z.strictObject({ id, file: ImageFileNumber }), z.array(ImageSuggestion)),
  /** Copies the files into the catalog, then gives them to their products as one Change: all of it or nothing. */
  'images.apply': row(
    'command',
    z.strictObject({ id, job }),
    z.strictObject({
      /** `null` where only files that were gone are put back. */
      change: Change.nullable(),
      products: z.int().nonnegative(),
      /** Files that were not in the catalog. */
      copied: z.int().nonnegative(),
    }),
  ),
  'images.close': row('command', z.strictObject({ id }), Nothing),
  /** Gives one file to products as their image, as one Change; `null` where all of them have it. */
  'images.add': row(
    'command',
    z.strictObject({ products: Ids, source: ImageSource, job }),
    Change.nullable(),
  ),
} as const;
