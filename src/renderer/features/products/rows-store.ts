import { create } from 'zustand';
import type { Failed } from '../../../shared/contract/result.ts';
import { EVERY_PRODUCT } from '../../../shared/model/every-product.ts';
import type { ListQuery, ProductRow, Snapshot } from '../../../shared/model/query.ts';
import { keepOrderOf, readOrder } from './kept-order.ts';

/** Rows are read and kept by hundreds. */
export const PAGE_SIZE = 100;

/**
 * What the list shows: a stable list of the core, as much of it as was looked at, and on top the rows that were added
 * since. A cache, never a second truth.
 */
export type RowsState = {
  readonly query: ListQuery;
  /** `null` until the first answer. */
  readonly snapshot: Snapshot | null;
  /** By page number. */
  readonly pages: ReadonlyMap<number, readonly ProductRow[]>;
  readonly pinned: readonly ProductRow[];
  /** Asking again would give other rows, or another order. */
  readonly outOfDate: boolean;
  readonly problem: Failed | null;
};

function start(): RowsState {
  return {
    query: { ...EVERY_PRODUCT, sorts: readOrder() },
    snapshot: null,
    pages: new Map(),
    pinned: [],
    outOfDate: false,
    problem: null,
  };
}

export const useRows = create<RowsState>(start);

/** Forgets everything, as when another catalog is opened. */
export function forgetRows(): void {
  useRows.setState(start());
}

/** The list of the catalog in this folder comes next, in the order that was chosen for it. */
export function expectRows(folder: string): void {
  keepOrderOf(folder);
  forgetRows();
}

/** How many rows the list shows, the ones on top included. */
export function countRows(state: RowsState): number {
  return state.pinned.length + (state.snapshot?.total ?? 0);
}

/** The row at an index of the shown list; `undefined` while it is not read yet. */
export function rowAt(state: RowsState, index: number): ProductRow | undefined {
  const { pinned, pages } = state;
  if (index < pinned.length) return pinned[index];
  const at = index - pinned.length;
  return pages.get(Math.floor(at / PAGE_SIZE))?.[at % PAGE_SIZE];
}

/** The index of a row that is on top or was read; -1 otherwise. */
export function indexOfRead(state: RowsState, id: number): number {
  const onTop = state.pinned.findIndex((row) => row.id === id);
  if (onTop >= 0) return onTop;
  for (const [page, rows] of state.pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return state.pinned.length + page * PAGE_SIZE + at;
  }
  return -1;
}

/** The first of the lists that took each other's place. */
const firsts = new WeakMap<Snapshot, Snapshot>();

/** A newer list takes the place of one that looks the same where it is looked at. */
export function noteSameRows(newer: Snapshot, older: Snapshot): void {
  firsts.set(newer, firsts.get(older) ?? older);
}

/** Whether they are the same list to whoever looks at it: one, or one that took the other's place. */
export function hasSameRows(one: RowsState, other: RowsState): boolean {
  return firstOf(one.snapshot) === firstOf(other.snapshot) && one.pinned.length === other.pinned.length;
}

function firstOf(snapshot: Snapshot | null): Snapshot | null {
  return snapshot && (firsts.get(snapshot) ?? snapshot);
}
