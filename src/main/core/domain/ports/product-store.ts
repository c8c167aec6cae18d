import type { Product, ProductFields, ProductId } from '../../../../shared/model/product.ts';

/** Saved products, on the writing side. Times are UTC milliseconds. */
export type ProductStore = {
  /** True until the first product is added. */
  readonly isEmpty: () => boolean;
  readonly get: (id: ProductId) => Product | null;
  readonly insert: (fields: ProductFields, at: number) => Product;
  /** Writes all fields and counts the version up. */
  readonly update: (id: ProductId, fields: ProductFields, at: number) => Product;
  /** Moves what is not in the trash yet, and says which. */
  readonly trash: (ids: readonly ProductId[], at: number) => readonly ProductId[];
  /** Takes out of the trash what is there, and says since when each was. */
  readonly restore: (
    ids: readonly ProductId[],
  ) => readonly { readonly id: ProductId; readonly trashedAt: number }[];
};
