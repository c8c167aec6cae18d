import type { AddingDeps } from '../catalog/add-products.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { PreviewStore } from '../ports/preview-store.ts';
import type { Random } from '../ports/random.ts';
import type { RecipeStore } from '../ports/recipe-store.ts';

/** What bulk actions and undo work with. */
export type EditingDeps = AddingDeps & {
  readonly previews: PreviewStore;
  readonly imports: ImportStore;
  readonly recipes: RecipeStore;
  readonly jobs: Jobs;
  readonly random: Random;
  /** The ids of a stable list of the reader, or `null` when it is out of date. */
  readonly readSnapshot: (snapshot: number) => Promise<Uint32Array | null>;
  /** Lets everything else that waits for this thread go first. */
  readonly pause: () => Promise<void>;
};
