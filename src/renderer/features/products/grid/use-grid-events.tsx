import type {
  CellClickedEventArgs,
  DataEditorProps,
  FillPatternEventArgs,
  GridKeyEventArgs,
  GridMouseEventArgs,
  HeaderClickedEventArgs,
  Item,
  Rectangle,
} from '@glideapps/glide-data-grid';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import type { Point } from '../../../commands/context-menu.tsx';
import { adding, useAdding } from '../adding-store.ts';
import { needRows, sortList } from '../list-reading.ts';
import { type RowsState, rowAt } from '../rows-store.ts';
import { aimAt, pickCells, selectNothing } from '../selection-store.ts';
import { blocksOf, selectCell, selectColumn } from './cell-selection.ts';
import { extendByKey, type InSight, moveByKey } from './cell-steps.ts';
import { moveColumn, resizeColumn } from './column-layout.ts';
import { changeColumns } from './columns-store.ts';
import { fillHere } from './fill-actions.ts';
import { editCell, editEverywhere, readSheet, type ShowPreview, sayNoTyping } from './grid-actions.ts';
import { isValueCell } from './grid-cell.ts';
import { fieldOf, GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { belowHead } from './grid-look.ts';
import { useGridWork } from './grid-work.ts';
import { dropTyped } from './open-edit.ts';
import type { RowProblems } from './problems.ts';
import classes from './product-grid.module.css';
import { containsCell, countCells } from './rects.ts';
import { clickSort } from './sort-list.ts';

type Given = {
  readonly columns: readonly GridColumnId[];
  readonly rows: RowsState;
  readonly marks: NumberMarks;
  readonly problemsOf: (row: ProductRow) => RowProblems;
  readonly onPick: (id: number) => void;
  readonly onMenu: (at: Point) => void;
  readonly onPreview: ShowPreview;
  readonly scrollTo: (place: InSight) => void;
  readonly setColumnMenu: (menu: { id: GridColumnId; point: Point }) => void;
};

/** Between its presses, at most, in milliseconds: as long as the library waits. */
const DOUBLE_CLICK = 500;

type Tip = { readonly text: string; readonly x: number; readonly y: number };

/** What the grid does with the mouse, and with what was typed into it. */
export function useGridEvents(given: Given) {
  const { columns, rows, marks, problemsOf, onPick, onMenu, onPreview, scrollTo, setColumnMenu } = given;
  const [tip, setTip] = useState<Tip | null>(null);
  const resizedAt = useRef(-DOUBLE_CLICK);
  const inSight = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const onTop = rows.pinned.length;
  const readInSight = (): void => {
    if (inSight.current === null) return;
    const { y, height } = inSight.current;
    needRows(Math.max(0, y - onTop - AHEAD), Math.max(0, y + height - onTop + AHEAD));
  };
  // The library tells nothing where another list of the same length is seen at the same place.
  const { snapshot } = rows;
  const readAnew = useEffectEvent(readInSight);
  useEffect(() => {
    if (snapshot) readAnew();
  }, [snapshot]);

  const onCellClicked = ([column, row]: Item, event: CellClickedEventArgs): void => {
    // With a key the click is about the selection, and the form stays where it is.
    if (column < 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const clicked = rowAt(rows, row);
    if (clicked) onPick(clicked.id);
    dropRange(column, row);
  };
  const onHeaderClicked = (column: number, event: HeaderClickedEventArgs): void => {
    const id = columns[column];
    if (id === undefined) return;
    const { sort } = GRID_COLUMNS[id];
    if (event.ctrlKey || event.metaKey || sort === undefined) return pickColumn(column, event);
    void sortList(clickSort(rows.query.sorts, sort, event.shiftKey));
  };
  const openColumnMenu = (column: number, head: Rectangle): void => {
    const id = columns[column];
    // The arrow of a column is where the dragging of its edge ends, or a double click on it.
    const isResized = performance.now() - resizedAt.current < DOUBLE_CLICK;
    if (id !== undefined && !isResized) setColumnMenu({ id, point: belowHead(head) });
  };
  const onHover = (event: GridMouseEventArgs): void => {
    const found = event.kind === 'cell' ? tipOf(event.location, event.bounds) : null;
    if (found?.text !== tip?.text || found?.x !== tip?.x || found?.y !== tip?.y) setTip(found);
  };
  function tipOf([column, index]: Item, { x, y, height }: Rectangle): Tip | null {
    const row = rowAt(rows, index);
    const id = columns[column];
    const field = id === undefined ? null : fieldOf(id);
    const text = row && field ? problemsOf(row).get(field) : undefined;
    return text === undefined ? null : { text, x, y: y + height + 2 };
  }

  const props = {
    onCellClicked,
    onHeaderClicked,
    onHeaderMenuClick: openColumnMenu,
    onHeaderContextMenu: (column, event) => {
      event.preventDefault();
      openColumnMenu(column, event.bounds);
    },
    onCellContextMenu: ([column, row], event) => {
      event.preventDefault();
      const { selection } = readSheet();
      const isIn = selection && blocksOf(selection).some((block) => containsCell(block, column, row));
      if (!isIn && column >= 0) pickCells(selectCell(column, row));
      if (!isIn) aimAt(row);
      onMenu({ x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY });
    },
    onCellsEdited: (edits) => {
      dropTyped();
      for (const { value } of edits) {
        if (!isValueCell(value)) continue;
        if (value.everywhere) void editEverywhere(value.data, marks, onPreview);
        else void editCell(value.about, value.data, marks, onPreview);
      }
      return true;
    },
    onFillPattern: (event: FillPatternEventArgs) => {
      event.preventDefault();
      const { patternSource: source, fillDestination: dragged } = event;
      void fillHere({ kind: 'drag', source, dragged }, marks, onPreview);
    },
    onColumnResize: (_column, width, at) => {
      const id = columns[at];
      resizedAt.current = performance.now();
      if (id !== undefined) changeColumns((layout) => resizeColumn(layout, id, width));
    },
    onColumnResizeEnd: () => {
      resizedAt.current = performance.now();
    },
    onColumnMoved: (from, to) => {
      const id = columns[from];
      if (id !== undefined) changeColumns((layout) => moveColumn(layout, id, to, columns));
    },
    onVisibleRegionChanged: ({ y, height }) => {
      setTip(null);
      inSight.current = { y, height };
      readInSight();
    },
    onItemHovered: onHover,
    onKeyDown: (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isExtending = isPlain && event.shiftKey;
      const end = isExtending
        ? extendByKey(event.key, Math.max(1, (inSight.current?.height ?? 0) - PARTLY))
        : null;
      if (end !== null) {
        event.preventDefault();
        scrollTo(end);
      } else if (event.key === 'Escape') letGo();
      else if (isPlain && moveByKey(event.key, event.shiftKey)) event.preventDefault();
      else if (!isShortcut(event)) {
        if (MOVING.has(event.key) && !event.shiftKey && !event.altKey) collapse();
        if (event.key === 'F2' || (isPlain && event.key.length === 1)) sayNoTyping();
        return;
      }
      event.cancel();
    },
  } satisfies Partial<DataEditorProps>;
  const shownTip = tip && (
    <div className={classes['tip']} style={{ left: tip.x, top: tip.y }} aria-hidden>
      {tip.text}
    </div>
  );
  return { props, tip: shownTip };
}

/** Shift+Space selects rows, as everywhere in a sheet, and is no space that is typed. */
function isShortcut({ key, shiftKey }: GridKeyEventArgs): boolean {
  return key === ' ' && shiftKey;
}

/** Rows of a page that stay in sight after it: those at its edges are cut. */
const PARTLY = 4;

const MOVING: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** What is left of a selection by a key that moves the cursor, also where there is no way on: the library keeps all of it then. */
function collapse(): void {
  const { selection } = readSheet();
  if (selection !== null && countCells(blocksOf(selection)) > 1)
    pickCells(selectCell(selection.column, selection.row));
}

/** Rows beyond the edge of the window that are read already. */
const AHEAD = 40;

/** A click on the cell of the cursor itself: the library leaves the block around it selected. */
function dropRange(column: number, row: number): void {
  const { selection } = readSheet();
  const many = selection !== null && countCells(blocksOf(selection)) > 1;
  if (many && selection.column === column && selection.row === row) pickCells(selectCell(column, row));
}

function pickColumn(column: number, event: HeaderClickedEventArgs): void {
  const { selection, rows } = readSheet();
  pickCells(selectColumn(selection, column, rows, event.ctrlKey || event.metaKey));
}

/** Escape ends what is being prepared; else it lets go first of the cells, then of the ticks. */
function letGo(): void {
  const { running, cancel } = useGridWork.getState();
  if (running !== null) return cancel();
  if (useAdding.getState().label !== null) return adding.end();
  const { selection } = readSheet();
  if (selection !== null && countCells(blocksOf(selection)) > 1) collapse();
  else selectNothing();
}
