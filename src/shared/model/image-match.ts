import { z } from 'zod';
import { CellValue } from './cell.ts';
import { IMAGE_TYPES, type ImageExtension } from './image-header.ts';
import { IMAGE_RULES, IMAGE_TABS, LONGEST_TABLE, MOST_IMAGE_FILES } from './image-words.ts';
import { ProductId } from './product.ts';

/** Names files that were looked through, and what was matched and decided about them. */
export const ImageScanId = z.uuid();
export type ImageScanId = z.infer<typeof ImageScanId>;

/** What the person chose: one folder, or several files and folders, by their handles. */
export const ImageSource = z.strictObject({ files: z.array(z.string().min(1).max(4096)).min(1).max(5000) });
export type ImageSource = z.infer<typeof ImageSource>;

/** Files that were looked through. `images` and `problems` add up to `files`. */
export const ImageScan = z.strictObject({
  id: ImageScanId,
  /** The folder's name, or that of the one file; `3 files` where there are several. */
  name: z.string(),
  files: z.int().nonnegative(),
  images: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  problems: z.int().nonnegative(),
});
export type ImageScan = z.infer<typeof ImageScan>;

export const ImageRuleKind = z.enum(IMAGE_RULES);
export type ImageRuleKind = z.infer<typeof ImageRuleKind>;

const on = z.boolean();

/** How a file finds its product; each can be switched off. */
export const ImageRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['image-value', 'sku', 'sku-prefix', 'folder-sku', 'name']), on }),
  /** RE2, looked for in the path below the folder, with slashes; the group `sku` or `name` says which product. */
  z.strictObject({ kind: z.literal('pattern'), on, pattern: z.string().max(1000) }),
  /** Which file belongs to which SKU: lines of two columns, between them a comma, a semicolon or a tab. */
  z.strictObject({ kind: z.literal('table'), on, text: z.string().max(LONGEST_TABLE) }),
]);
export type ImageRule = z.infer<typeof ImageRule>;

/** A file is taken by the first of them that finds it any product. */
export const ImageRules = z.array(ImageRule).min(1).max(20);
export type ImageRules = z.infer<typeof ImageRules>;

/** Where a file is; every file is in exactly one. `without-image` has products instead. */
export const ImageTab = z.enum(IMAGE_TABS);
export type ImageTab = z.infer<typeof ImageTab>;

const Count = z.int().nonnegative();

export const ImageCounts = z.strictObject({
  /** The next six add up to this. */
  files: Count,
  matched: Count,
  same: Count,
  severalFiles: Count,
  oneForSeveral: Count,
  noProduct: Count,
  problems: Count,
  /** Products of the scope that have no image and would have none. */
  withoutImage: Count,
  /** Files that are left out, in whichever tab. */
  leftOut: Count,
  /** Products with several files of which none is chosen. */
  undecided: Count,
  /** Products that get another image by applying. */
  willChange: Count,
  /** Files of `same` that are gone from the catalog's folder: applying puts them back. */
  putBack: Count,
});
export type ImageCounts = z.infer<typeof ImageCounts>;

/** A line of the table of files and SKUs by which no file finds a product; long cells are cut. */
export const ImageTableLine = z.strictObject({
  /** The first of the table is 1. */
  line: z.int().positive(),
  file: z.string(),
  sku: z.string(),
  /** It has no file or no SKU, or names a file that is not here, or a SKU that no product has. */
  why: z.enum(['incomplete', 'no-file', 'no-product']),
});
export type ImageTableLine = z.infer<typeof ImageTableLine>;

/** What the rules make of the files; `id` is that of the scan. */
export const ImageMatch = z.strictObject({
  id: ImageScanId,
  name: z.string(),
  /** Products that were looked at. */
  products: Count,
  /** In the order of the rules: how many files each took. */
  rules: z.array(z.strictObject({ kind: ImageRuleKind, files: Count })),
  counts: ImageCounts,
  /** Lines of the table that lead nowhere, and the first of them. */
  tableLines: z.strictObject({ count: Count, first: z.array(ImageTableLine) }),
  /** What the person should know besides, in whole sentences. */
  notes: z.array(z.string()),
});
export type ImageMatch = z.infer<typeof ImageMatch>;

/** A number that names a file of the scan. */
export const ImageFileNumber = z.int().nonnegative().max(MOST_IMAGE_FILES);

export const ImageFile = z.strictObject({
  n: ImageFileNumber,
  /** Below what was chosen, with slashes. */
  path: z.string(),
  name: z.string(),
  /** Which of the handles it lies below, and its path there; '' where the handle is that of the file itself. */
  root: z.int().nonnegative(),
  inside: z.string(),
  bytes: Count,
  /** Pixels, as it is shown; `null` of a file that is no image that can be taken. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** What it is, by its own bytes. */
  type: z.enum(Object.keys(IMAGE_TYPES) as [ImageExtension, ...ImageExtension[]]).nullable(), // the keys are those
  /** SHA-256 in hex, of an image. */
  hash: z.string().nullable(),
});
export type ImageFile = z.infer<typeof ImageFile>;

/** A product beside a file. */
export const ImageProduct = z.strictObject({
  id: ProductId,
  name: z.string(),
  sku: z.string().nullable(),
  /** The image that it has: '' for none. */
  image: CellValue,
  /** Of a product with several files: the one that is chosen. */
  chosen: ImageFileNumber.nullable(),
  /** Of these the first by name, which is taken where the person says so for all. */
  first: ImageFileNumber.nullable(),
});
export type ImageProduct = z.infer<typeof ImageProduct>;

/** A row of a tab: a file with its products, or a product without an image. */
export const ImageRow = z.strictObject({
  file: ImageFile.nullable(),
  /** What found the products; `by-hand` where the person said it. */
  rule: z.union([ImageRuleKind, z.literal('by-hand')]).nullable(),
  /** The first of them. */
  products: z.array(ImageProduct),
  productCount: Count,
  leftOut: z.boolean(),
  /** Why the file is not taken, in a sentence. */
  problem: z.string().nullable(),
});
export type ImageRow = z.infer<typeof ImageRow>;

/** A product that a file may belong to, and why; nothing is done with it unless the person says so. */
export const ImageSuggestion = z.strictObject({ product: ImageProduct, reason: z.string() });
export type ImageSuggestion = z.infer<typeof ImageSuggestion>;
