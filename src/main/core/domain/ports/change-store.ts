import type { Change, ChangeKind, OnLaterEdits } from '../../../../shared/model/change.ts';
import type { ProductField, ProductId } from '../../../../shared/model/product.ts';
import type { Job } from './jobs.ts';

/** One value of one product before and after; `trashed` holds the time as text, or `null` outside the trash. */
export type ChangedValue = {
  readonly productId: ProductId;
  readonly field: ProductField | 'trashed';
  readonly before: string | null;
  readonly after: string | null;
};

export type NewChange = {
  readonly kind: ChangeKind;
  readonly at: number;
  readonly products: number;
  readonly subject: string;
};

/** `undo` goes back to the values before, `redo` forward to the values after. */
export type Direction = 'undo' | 'redo';

/** What was written: some fields of some products. */
export type Written = {
  readonly fields: ReadonlySet<ChangedValue['field']>;
  /** Which products; for as long as its transaction goes on. */
  readonly readIds: () => readonly ProductId[];
};

export type Reverted = {
  readonly kind: 'done';
  /** How many products were written. */
  readonly restored: number;
  /** The first of them, `WRITTEN_NAMED` at most. */
  readonly first: readonly ProductId[];
  /** How many values of them were written. */
  readonly values: number;
  readonly written: Written;
  /** Products with a newer value that was kept, or that were left as they are for one. */
  readonly kept: number;
  /** Products that went into the trash by this. */
  readonly trashed: readonly ProductId[];
  /** Products that came out of the trash, and whose sending was withdrawn when they went there. */
  readonly withdrawn: number;
  /** One of the products that were written was sent, or may have been. */
  readonly sent: boolean;
};

/** The undoable steps of a catalog, kept over restarts. */
export type ChangeStore = {
  /** Starts a Change: what was undone can no longer be redone, and only the last hundred or the last gigabyte are kept. */
  readonly start: (change: NewChange) => Change;
  /** Takes so many more products into the newest Change; `null` where it is not the newest any more, or is undone. */
  readonly join: (changeId: number, products: number) => Change | null;
  readonly addValues: (changeId: number, values: readonly ChangedValue[]) => void;
  /** How many values a Change has. */
  readonly countValues: (changeId: number) => number;
  /** A Change that is kept. */
  readonly find: (changeId: number) => Change | null;
  /** The Change that is undone or redone next. */
  readonly next: (direction: Direction) => Change | null;
  /**
   * Takes a Change back or brings it again; asks, and writes nothing, where values were edited later and `ask` is said. What it
   * writes goes into the Change that `startNew` begins for so many products, where that is given.
   */
  readonly revert: (
    changeId: number,
    direction: Direction,
    onLaterEdits: OnLaterEdits,
    at: number,
    job: Job,
    startNew?: (products: number) => number,
  ) => Reverted | { readonly kind: 'later-edits'; readonly products: number };
  /** Forgets every Change: nothing can be undone then. */
  readonly forgetAll: () => void;
  /** Removes at most so many values of Changes that are no longer kept; `false` once none is left. */
  readonly purge: (most: number) => boolean;
  readonly mark: (changeId: number, undoneAt: number | null) => Change;
};
