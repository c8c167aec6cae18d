// Without schemas: the window uses it, and carries none.

/** How a file finds its product, in the order that is usual. */
export const IMAGE_RULES = [
  'image-value',
  'sku',
  'sku-prefix',
  'folder-sku',
  'name',
  'pattern',
  'table',
] as const;

/** Where a file is after matching; `without-image` has products. */
export const IMAGE_TABS = [
  'matched',
  'same',
  'several-files',
  'one-for-several',
  'no-product',
  'without-image',
  'problems',
] as const;

/** As many files are looked through at once. */
export const MOST_IMAGE_FILES = 200_000;

/** UTF-16 units of a table of files and SKUs. */
export const LONGEST_TABLE = 4_000_000;

/** Of those that lead nowhere. */
export const TABLE_LINES_SHOWN = 200;

/** Of a file that belongs to many. */
export const IMAGE_PRODUCTS_SHOWN = 20;
