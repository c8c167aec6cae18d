import { rowAt, useRows } from '../rows-store.ts';
import { isSelected } from '../selection.ts';
import { tickRows, useSelection } from '../selection-store.ts';
import { rowsOf } from './cell-selection.ts';
import { readSheet } from './grid-actions.ts';
import type { Span } from './rects.ts';

/** Ticks the rows of the selected cells, or takes their ticks away where the row of the cursor has one. */
export async function changeTicks(): Promise<void> {
  const { selection } = readSheet();
  if (selection === null) return;
  const row = rowAt(useRows.getState(), selection.row);
  const ticked = row !== undefined && isSelected(useSelection.getState().selection, row.id);
  await tickSpans(rowsOf(selection), !ticked);
}

export async function tickSpans(spans: readonly Span[], on: boolean): Promise<void> {
  for (const { from, to } of spans) await tickRows(from, to, on);
}
