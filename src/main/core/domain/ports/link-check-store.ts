import type { LinkCheck } from '../../../../shared/model/link-check.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { Pace } from './list-builder.ts';

/** A web address that is to be looked at, and what was known of it. */
export type WantedLink = { readonly url: string; readonly known: LinkCheck | null };

/** What was found at the addresses of images, and which are to be looked at. */
export type LinkCheckStore = {
  /** Forgets which were to be looked at. */
  readonly begin: () => void;
  /** Notes the addresses of products, but for those that were looked at between these two instants, in UTC milliseconds. */
  readonly want: (
    products: readonly ProductId[],
    known: { readonly from: number; readonly to: number } | null,
  ) => void;
  /** Different addresses that were noted, and those of them that are known. */
  readonly counts: () => { readonly addresses: number; readonly known: number };
  /** The next to be looked at, hosts mixed. */
  readonly next: (most: number) => readonly WantedLink[];
  /** What was known of these before is replaced. */
  readonly keep: (checks: readonly LinkCheck[]) => void;
  /** Goes on to forget what was found at addresses that no product names any more; looks at so many at a time. False at the end. */
  readonly purge: (most: number) => boolean;
  readonly allowedHosts: () => readonly string[];
  readonly allowHosts: (hosts: readonly string[]) => void;
};

/** The image of a product, as far as a report needs it. */
export type SeenImage = {
  readonly id: ProductId;
  readonly image: string;
  /** What was found there; `null` where nobody looked. */
  readonly check: Pick<LinkCheck, 'outcome' | 'width' | 'height' | 'hash' | 'checkedAt'> | null;
  /** Pixels of a file in the catalog's own folder; `null` of any other, or where nobody knows. */
  readonly size: { readonly width: number; readonly height: number } | null;
};

export type ReportedImage = {
  readonly id: ProductId;
  readonly name: string;
  readonly sku: string | null;
  readonly image: string;
  readonly check: LinkCheck | null;
  readonly size: SeenImage['size'];
  /** Of a file: how it stands where images are published, the worst of several; `null` where it was never wanted. */
  readonly upload: { readonly state: 'waiting' | 'failed' | 'done'; readonly detail: string | null } | null;
};

/** Reads the images of every product that is not in the trash. */
export type ImageReader = {
  /** One moment of the catalog: what `read` sees twice is the same. */
  readonly readAll: <T>(
    pace: Pace,
    read: (largestId: number, look: (see: (image: SeenImage) => void) => Promise<void>) => Promise<T>,
  ) => Promise<T>;
  /** In the order of the ids. */
  readonly rows: (ids: readonly ProductId[]) => readonly ReportedImage[];
};
