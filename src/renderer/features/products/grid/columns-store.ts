import { useMemo } from 'react';
import { create } from 'zustand';
import { type ColumnLayout, readLayout, shownColumns } from './column-layout.ts';
import type { GridColumnId } from './grid-columns.ts';

const WHERE = 'grid-columns';

/** How the columns are arranged on this computer, remembered for the next time. */
export const useColumnLayout = create<ColumnLayout>(() => readLayout(localStorage.getItem(WHERE)));

export function changeColumns(change: (layout: ColumnLayout) => ColumnLayout): void {
  const { order, hidden, widths, frozen } = change(useColumnLayout.getState());
  const layout: ColumnLayout = { order, hidden, widths, frozen };
  useColumnLayout.setState(layout);
  localStorage.setItem(WHERE, JSON.stringify(layout));
}

const useRemotes = create<{ readonly any: boolean }>(() => ({ any: true }));

/** With no remote to mark there is no column for marks either. */
export function noteRemotes(any: boolean): void {
  if (useRemotes.getState().any !== any) useRemotes.setState({ any });
}

/** The columns that the grid shows now. */
export function useGridColumns(): readonly GridColumnId[] {
  const layout = useColumnLayout();
  const { any } = useRemotes();
  return useMemo(() => columnsOf(layout, any), [layout, any]);
}

/** How many of the columns in sight stay there while the others scroll; at least one scrolls. */
export function countFrozen(layout: ColumnLayout, columns: readonly GridColumnId[]): number {
  const kept = shownColumns(layout).slice(0, layout.frozen);
  return Math.min(kept.filter((id) => columns.includes(id)).length, columns.length - 1);
}

export function readGridColumns(): readonly GridColumnId[] {
  return columnsOf(useColumnLayout.getState(), useRemotes.getState().any);
}

function columnsOf(layout: ColumnLayout, remotes: boolean): readonly GridColumnId[] {
  const shown = shownColumns(layout);
  return remotes || shown.length === 1 ? shown : shown.filter((id) => id !== 'marks');
}
