import type { ProductId } from '../../../../shared/model/product.ts';
import type { ImageFacts } from './image-files.ts';

/** What a product is found by, and the image that it has. */
export type NamedProduct = {
  readonly id: ProductId;
  readonly version: number;
  readonly name: string;
  readonly sku: string | null;
  /** '' for none. */
  readonly image: string;
};

/** What the catalog knows of images. Products in the trash are left out. */
export type ImageStore = {
  readonly products: (ids: readonly ProductId[]) => readonly NamedProduct[];
  /** Some products with one of these parts in their name or SKU, the newest first. */
  readonly alike: (parts: readonly string[], mostOfEach: number) => readonly NamedProduct[];
  /** Whether this file ever was an image of a product. */
  readonly isKnown: (hash: string) => boolean;
  readonly keep: (images: readonly ImageFacts[], at: number) => void;
};
