import type { EditingDeps } from '../editing/deps.ts';
import type { ImageFiles, ImageShelf } from '../ports/image-files.ts';
import type { ImageStore } from '../ports/image-store.ts';
import type { Scans } from './scans.ts';

/** What matching images works with. */
export type ImagesDeps = EditingDeps & {
  readonly images: ImageStore;
  readonly scans: Scans;
  /** The person's files, and the catalog's own; loaded when first used. */
  readonly imageFiles: () => Promise<{ readonly files: ImageFiles; readonly shelf: ImageShelf }>;
  /** The path that a handle stands for; `null` where the person did not choose such a file. */
  readonly pathOf: (handle: string) => Promise<string | null>;
};
