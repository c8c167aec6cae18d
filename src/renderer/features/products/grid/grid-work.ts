import { create } from 'zustand';

type Job = {
  readonly isEnded: () => boolean;
  readonly add: (count: number) => void;
  readonly end: () => void;
};

export type GridWork = {
  /** Cells that are being prepared for a preview; `null` when none are. */
  readonly running: { readonly done: number; readonly total: number } | null;
  /** One at a time: `null` while other cells are being prepared, which go on. */
  readonly begin: (total: number) => Job | null;
  /** Ends what is being prepared; nothing of it is left. */
  readonly cancel: () => void;
};

let turn = 0;

/** How far the preparing of many cells is. */
export const useGridWork = create<GridWork>((set, get) => ({
  running: null,
  begin: (total) => {
    if (get().running !== null) return null;
    turn += 1;
    const mine = turn;
    set({ running: { done: 0, total } });
    const mineStill = (): boolean => mine === turn;
    return {
      isEnded: () => !mineStill(),
      add: (count) => {
        if (!mineStill()) return;
        set(({ running }) => ({ running: { done: (running?.done ?? 0) + count, total } }));
      },
      end: () => {
        if (mineStill()) set({ running: null });
      },
    };
  },
  cancel: () => {
    turn += 1;
    set({ running: null });
  },
}));
