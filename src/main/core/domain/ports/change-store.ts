import type { Change, ChangeKind } from '../../../../shared/model/change.ts';
import type { ProductField, ProductId } from '../../../../shared/model/product.ts';

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

export type Reverted = {
  /** Products that were written. */
  readonly restored: readonly ProductId[];
  /** Products with a newer value that was kept. */
  readonly kept: number;
  /** Products that went into the trash by this. */
  readonly trashed: readonly ProductId[];
};

/** The undoable steps of a catalog, kept over restarts. */
export type ChangeStore = {
  /** Starts a Change: what was undone can no longer be redone, and only the last hundred are kept. */
  readonly start: (change: NewChange) => Change;
  readonly addValues: (changeId: number, values: readonly ChangedValue[]) => void;
  /** The Change that is undone or redone next. */
  readonly next: (direction: Direction) => Change | null;
  /** Products of which a value is no longer the one that this Change left. */
  readonly countLaterEdits: (changeId: number, direction: Direction) => number;
  readonly revert: (
    changeId: number,
    direction: Direction,
    onLaterEdits: 'keep-newer' | 'restore-anyway',
    at: number,
  ) => Reverted;
  /** Forgets every Change: nothing can be undone then. */
  readonly forgetAll: () => void;
  readonly mark: (changeId: number, undoneAt: number | null) => Change;
};
