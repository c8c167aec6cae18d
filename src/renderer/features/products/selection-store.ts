import { create } from 'zustand';
import { type CellSelection, fitSelection, selectCell } from './grid/cell-selection.ts';
import { readIds } from './read-rows.ts';
import { countRows, rowAt, useRows } from './rows-store.ts';
import { EVERYTHING, isSelected, NOTHING, type Selection, setSelected } from './selection.ts';

export type SelectionState = {
  readonly selection: Selection;
  /** The row that the keyboard is on, as an index of the shown list; -1 before the first. */
  readonly active: number;
  /** The product that the window went to, while its row is not found yet; commands are about it, not about the old row. */
  readonly coming: number | null;
  /** The list was asked and does not have that product: no command is about it. */
  readonly lost: boolean;
  /** Where a range began, and what was ticked before it. */
  readonly anchor: { readonly index: number; readonly before: Selection } | null;
  /** The column of the grid that the keyboard is in. */
  readonly column: number;
  /** The cells of the grid that are selected, while they are more than the one of the active row. */
  readonly cells: CellSelection | null;
};

const START: SelectionState = {
  selection: NOTHING,
  active: -1,
  coming: null,
  lost: false,
  anchor: null,
  column: 0,
  cells: null,
};

export const useSelection = create<SelectionState>(() => START);

/** Nothing ticked, no row active. */
export function forgetSelection(): void {
  useSelection.setState(START);
}

/** Moves to a row; what is ticked stays ticked. */
export function moveTo(index: number): void {
  const last = countRows(useRows.getState()) - 1;
  useSelection.setState({
    active: Math.max(0, Math.min(index, last)),
    coming: null,
    anchor: null,
    cells: null,
  });
}

/** The window went on to something else: the row of what it went to before is not moved to any more. */
export function forgetComing(): void {
  useSelection.setState({ coming: null });
}

/** Ticks or unticks one row and moves there. */
export function toggleRow(index: number): void {
  const row = rowAt(useRows.getState(), index);
  if (row === undefined) return;
  useSelection.setState(({ selection }) => ({
    active: index,
    coming: null,
    anchor: null,
    cells: null,
    selection: setSelected(selection, [row.id], !isSelected(selection, row.id)),
  }));
}

/** Ticks everything between where the range began and this row. */
export async function extendTo(index: number): Promise<void> {
  const state = useSelection.getState();
  const anchor = state.anchor ?? { index: Math.max(0, state.active), before: state.selection };
  const last = countRows(useRows.getState()) - 1;
  const active = Math.max(0, Math.min(index, last));
  useSelection.setState({ anchor, active, coming: null, cells: null });
  const ids = await idsBetween(Math.min(anchor.index, active), Math.max(anchor.index, active));
  const now = useSelection.getState();
  if (ids === null || now.anchor !== anchor || now.active !== active) return;
  useSelection.setState({ selection: setSelected(anchor.before, ids, true) });
}

/** Ticks all that match the view and the search, read or not. */
export function selectAll(): void {
  useSelection.setState({ selection: EVERYTHING, anchor: null });
}

export function selectNothing(): void {
  const { selection, anchor } = useSelection.getState();
  if (selection !== NOTHING || anchor !== null) useSelection.setState({ selection: NOTHING, anchor: null });
}

/** A menu is asked for at a row by the pointer: it is about what is ticked where that row is among it, else about the row alone. */
export function aimAt(index: number): void {
  const row = rowAt(useRows.getState(), index);
  if (row !== undefined && !isSelected(useSelection.getState().selection, row.id)) selectNothing();
}

/** The ids of rows `from` to `to` of the shown list, read or not, in its order; `null` where they could not be read, which the list says. */
export async function idsBetween(from: number, to: number): Promise<readonly number[] | null> {
  const rows = useRows.getState();
  const known = Array.from({ length: to - from + 1 }, (_, i) => rowAt(rows, from + i)?.id);
  if (known.every((id) => id !== undefined)) return known;
  const top = rows.pinned.length;
  const onTop = rows.pinned.slice(from, to + 1).map((row) => row.id);
  if (rows.snapshot === null) return onTop;
  const below = await readIds(rows.snapshot, Math.max(0, from - top), to - top);
  if (below.ok) return [...onTop, ...below.value];
  useRows.setState({ problem: below.error });
  return null;
}

/** Selects cells of the grid; the row of its cursor is the active one. What is ticked stays ticked. */
export function pickCells(cells: CellSelection): void {
  useSelection.setState({ active: cells.row, column: cells.column, cells, coming: null, anchor: null });
}

/** The selected cells in a grid of so many columns and rows: the cell of the active row, where nothing else is. */
export function cellsOf(state: SelectionState, columns: number, rows: number): CellSelection | null {
  const { active, column, cells } = state;
  if (active < 0) return null;
  const chosen = cells !== null && cells.row === active ? cells : selectCell(column, active);
  return fitSelection(chosen, columns, rows);
}

/** Ticks rows `from` to `to` of the shown list, or takes their ticks away. */
export async function tickRows(from: number, to: number, on: boolean): Promise<void> {
  const ids = await idsBetween(from, to);
  if (ids === null) return;
  useSelection.setState(({ selection }) => ({ selection: setSelected(selection, ids, on), anchor: null }));
}
