import type { SavedView, SavedViewInput } from '../../../../shared/model/query.ts';

/** The views that the person saved, on the writing side. */
export type SavedViewStore = {
  /** In the order of the person. */
  readonly list: () => readonly SavedView[];
  readonly get: (id: number) => SavedView | null;
  /** The id of the view with this name, whatever the case of its letters. */
  readonly findByName: (name: string) => number | null;
  /** Puts it at the end; answers its id. */
  readonly add: (view: SavedViewInput) => number;
  /** False when there is none. */
  readonly update: (id: number, view: SavedViewInput) => boolean;
  /** Puts them in this order. */
  readonly reorder: (ids: readonly number[]) => void;
  /** False when there is none. */
  readonly remove: (id: number) => boolean;
};
