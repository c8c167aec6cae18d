import { CompactSelection, type DataEditorRef, type GridSelection } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { PAGE_SIZE, type RowsState } from '../rows-store.ts';
import { countSelected, type Selection } from '../selection.ts';
import { cellsOf, pickCells, selectAll, selectNothing, useSelection } from '../selection-store.ts';
import { type CellSelection, selectRows } from './cell-selection.ts';
import { tickSpans } from './grid-ticks.ts';
import { type Span, withoutSpans } from './rects.ts';
import { isFollowingCursor } from './use-grid-element.ts';

/** The window's selection as the grid shows it, and what the person does to it there. */
export function useGridSelection(
  box: RefObject<HTMLElement | null>,
  editor: RefObject<DataEditorRef | null>,
  rows: RowsState,
  columns: number,
  count: number,
) {
  const state = useSelection();
  const cells = useMemo(() => cellsOf(state, columns, count), [state, columns, count]);
  const ticked = useMemo(() => tickedRows(rows, state.selection, count), [rows, state.selection, count]);
  const shown = useMemo((): GridSelection => {
    const current = cells === null ? {} : { current: showCells(cells) };
    return { ...current, columns: CompactSelection.empty(), rows: ticked };
  }, [cells, ticked]);

  // Where the keyboard went by itself in the grid, it is in sight already.
  const own = useRef('');
  const place = cells === null ? '' : `${cells.column} ${cells.row}`;
  const { snapshot, query } = rows;
  const listed = useRef({ id: snapshot?.id, query });
  useEffect(() => {
    const before = listed.current;
    if (before.id === snapshot?.id) return;
    listed.current = { id: snapshot?.id, query };
    // Another order is looked at from its beginning, wherever the product of the cursor went; so is what was searched for without it.
    const isElsewhere = before.query.sorts !== query.sorts || (before.query !== query && place === '');
    if (!isElsewhere) return;
    own.current = place;
    // The library has gone after the cursor by now, and would not know that it has to go back.
    box.current?.querySelector('.dvn-scroller')?.scrollTo({ top: 0 });
  }, [snapshot, query, place, box]);
  // The library does not go after a cursor that moved from outside: see mend-glide.
  useEffect(() => {
    if (cells === null || own.current === place) return;
    own.current = place;
    editor.current?.scrollTo(cells.column, cells.row);
  }, [cells, place, editor]);

  const onChange = (next: GridSelection): void => {
    if (isFollowingCursor()) return;
    if (!next.rows.equals(ticked)) return tickAndPick(next.rows);
    const { current } = next;
    if (current === undefined || current === shown.current) return;
    const [column, row] = current.cell;
    if (current.rangeStack.length === 0 && isAddedAt(column, row)) return;
    own.current = `${column} ${row}`;
    pickCells({ column, row, range: current.range, more: current.rangeStack });
  };
  /** The row numbers tick, and what they tick is what the keys are about from then on. */
  const tickAndPick = (after: CompactSelection): void => {
    changeTicks(ticked, after, count);
    const fresh = withoutSpans(spansOf(after), spansOf(ticked)).at(-1)?.to ?? null;
    const picked = selectRows(cells, spansOf(after), fresh, columns);
    if (picked === null) return;
    own.current = `${picked.column} ${picked.row}`;
    pickCells(picked);
  };
  return { cells, shown, onChange };
}

/**
 * Whether this cell was just added to others with Ctrl. The focus that follows it to what screen readers read finds the library
 * where it was before, and would choose the cell alone.
 */
function isAddedAt(column: number, row: number): boolean {
  const { cells } = useSelection.getState();
  return cells !== null && cells.more.length > 0 && cells.column === column && cells.row === row;
}

function showCells({ column, row, range, more }: CellSelection): NonNullable<GridSelection['current']> {
  return { cell: [column, row], range, rangeStack: more };
}

/** The ticked rows by their index, as far as they were read; of a whole list all but those that were unticked. */
function tickedRows(rows: RowsState, selection: Selection, count: number): CompactSelection {
  const { kind } = selection;
  const listed = kind === 'some' ? selection.ids : selection.except;
  if (listed.size === 0) {
    return kind === 'some' || count === 0
      ? CompactSelection.empty()
      : CompactSelection.fromSingleSelection([0, count]);
  }
  const known = readRows(rows).flatMap(({ index, id }) => (listed.has(id) ? [index] : []));
  if (kind === 'some') return CompactSelection.fromArray(known.toSorted((a, b) => a - b));
  return known.reduce((left, index) => left.remove(index), CompactSelection.fromSingleSelection([0, count]));
}

function readRows({ pinned, pages }: RowsState): readonly { readonly index: number; readonly id: number }[] {
  return [
    ...pinned.map(({ id }, index) => ({ index, id })),
    ...[...pages].flatMap(([page, list]) =>
      list.map(({ id }, n) => ({ index: pinned.length + page * PAGE_SIZE + n, id })),
    ),
  ];
}

/** The grid says which rows are ticked then; what differs from before was done by the person. */
function changeTicks(before: CompactSelection, after: CompactSelection, count: number): void {
  const { selection } = useSelection.getState();
  // Of rows that were not read, the grid knows no ticks.
  const isWhole = before.length === countSelected(selection, count);
  if (after.length === 0 && (isWhole || selection.kind === 'all')) return selectNothing();
  if (after.length === count && (isWhole || selection.kind === 'some')) return selectAll();
  // The library takes several rows away from several others wrongly.
  const [old, fresh] = [spansOf(before), spansOf(after)];
  void tickSpans(withoutSpans(fresh, old), true);
  void tickSpans(withoutSpans(old, fresh), false);
}

function spansOf({ items }: CompactSelection): readonly Span[] {
  return items.map(([from, end]) => ({ from, to: end - 1 }));
}
