import type { ImageFile, ImageProduct, ImageRow } from '../../../shared/model/image-match.ts';

/** A product and the files that could be its image. */
export type ProductFiles = {
  readonly product: ImageProduct;
  readonly files: readonly { readonly file: ImageFile; readonly leftOut: boolean }[];
};

/** Of rows of several files for a product: the products, in the order in which they come first. */
export function groupByProduct(rows: readonly ImageRow[]): readonly ProductFiles[] {
  const groups = new Map<number, ImageRow[]>();
  for (const row of rows) for (const { id } of row.products) groups.set(id, [...(groups.get(id) ?? []), row]);
  const isShared = (row: ImageRow): boolean =>
    row.products.some(({ id }) => (groups.get(id)?.length ?? 0) > 1);
  return [...groups].flatMap(([id, own]) => {
    const [first] = own;
    const product = first?.products.find((one) => one.id === id);
    // A file that the person gave to several products may be the only one of some.
    if (first === undefined || product === undefined || (own.length === 1 && isShared(first))) return [];
    return [
      { product, files: own.flatMap(({ file, leftOut }) => (file === null ? [] : [{ file, leftOut }])) },
    ];
  });
}
