import {
  type DrawCellCallback,
  type GridCell,
  GridCellKind,
  type GridColumn,
  type Item,
  type Rectangle,
  type Theme,
} from '@glideapps/glide-data-grid';
import { useMemo } from 'react';
import { readLocalImage } from '../../../../shared/model/local-image.ts';
import type { ProductRow, Sort } from '../../../../shared/model/query.ts';
import type { GridColors } from '../../../ui/grid-theme.ts';
import type { RowContext } from '../columns.tsx';
import { PAGE_SIZE, type RowsState, rowAt } from '../rows-store.ts';
import { isSelected } from '../selection.ts';
import { useSelection } from '../selection-store.ts';
import { drawPicture, PICTURE_ROOM, useCellPictures } from './cell-pictures.ts';
import type { CellSelection } from './cell-selection.ts';
import { type ColumnLayout, widthOf } from './column-layout.ts';
import { createFitText, createMeasure } from './fit-text.ts';
import { gridCell, isValueCell, LOADING, UNSAVED_MARK, type ValueCell } from './grid-cell.ts';
import { GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { CELL_PADDING, HEAD_FONT, MENU_ROOM } from './grid-look.ts';
import type { RowProblems } from './problems.ts';
import { countCells } from './rects.ts';
import { widthCell } from './width-cell.ts';

type Given = {
  readonly rows: RowsState;
  readonly columns: readonly GridColumnId[];
  readonly layout: ColumnLayout;
  readonly colors: GridColors;
  readonly context: RowContext;
  readonly problemsOf: (row: ProductRow) => RowProblems;
  readonly selected: CellSelection | null;
};

const FONT = '13px';
const FONT_ON_TOP = '500 13px';
const measure = createMeasure();
const fitText = createFitText(measure, UNSAVED_MARK);

/** What stands in the grid: its headings, its cells, and how they are drawn. */
export function useGridCells({ rows, columns, layout, colors, context, problemsOf, selected }: Given) {
  const ticked = useSelection(({ selection }) => selection);
  const pictureOf = useCellPictures();
  const { sorts, view } = rows.query;
  const headings = useMemo(
    (): readonly GridColumn[] =>
      columns.map((id) => ({
        id,
        title: GRID_COLUMNS[id].title + sortSuffix(sorts, id),
        width: widthOf(layout, id),
        hasMenu: true,
      })),
    [columns, layout, sorts],
  );
  const wholeCell = useMemo(() => {
    const look = { colors, letters: context.letters, now: context.now, readOnly: view === 'trash' };
    return (column: number, index: number): GridCell => {
      const row = rowAt(rows, index);
      const id = columns[column];
      return row === undefined || id === undefined ? LOADING : gridCell(row, id, look);
    };
  }, [rows, columns, colors, context, view]);
  const fontOf = useMemo(
    () =>
      (index: number): string =>
        `${index < rows.pinned.length ? FONT_ON_TOP : FONT} ${colors.font}`,
    [rows, colors],
  );
  const getCell = useMemo(
    () =>
      ([column, index]: Item): GridCell => {
        const cell = wholeCell(column, index);
        const id = columns[column];
        if (cell.kind !== GridCellKind.Text || id === undefined) return cell;
        const room = widthOf(layout, id) - besideText(cell);
        return { ...cell, displayData: fitText(cell.displayData, room, fontOf(index)) };
      },
    [wholeCell, columns, layout, fontOf],
  );
  /** What a double click on the border of a column fits it to: every row of it that was read, in full. */
  const readCells = useMemo(
    () =>
      ({ x, width }: Rectangle): readonly (readonly GridCell[])[] => {
        if (width !== 1) return [];
        const read = [...rows.pages.keys()].flatMap((page) => indexesOf(page, rows));
        const onTop = rows.pinned.map((_row, index) => index);
        const widths = [...onTop, ...read].slice(-MEASURED).map((index): GridCell => {
          const cell = wholeCell(x, index);
          if (cell.kind !== GridCellKind.Text) return cell;
          return widthCell(measure(cell.displayData, fontOf(index)) + besideText(cell));
        });
        const title = measure(headings[x]?.title ?? '', `${HEAD_FONT} ${colors.font}`);
        return [...widths, widthCell(title + CELL_PADDING + MENU_ROOM)].map((cell) => [cell]);
      },
    [wholeCell, rows, fontOf, headings, colors],
  );
  const rowTheme = useMemo(
    () =>
      (index: number): Partial<Theme> | undefined => {
        const row = rowAt(rows, index);
        if (row === undefined) return undefined;
        const pinned = index < rows.pinned.length ? { baseFontStyle: FONT_ON_TOP } : undefined;
        if (!isSelected(ticked, row.id)) return pinned;
        return { ...pinned, bgCell: colors.selected, textDark: colors.selectedText };
      },
    [rows, ticked, colors],
  );
  // In a block nothing else shows where the keyboard is.
  const cursor = selected !== null && countCells([selected.range]) > 1 ? selected : null;
  const [cursorColumn, cursorRow] = [cursor?.column ?? -1, cursor?.row ?? -1];
  const drawCell = useMemo(
    (): DrawCellCallback =>
      ({ ctx, cell, rect, col, row: index }, draw) => {
        draw();
        if (col === cursorColumn && index === cursorRow) drawRing(ctx, rect, colors.focus);
        const row = rowAt(rows, index);
        if (row === undefined || !isValueCell(cell)) return;
        const picture = hasPicture(cell) ? pictureOf(cell.about.value ?? '') : null;
        if (picture !== null) drawPicture(ctx, rect, picture);
        if (problemsOf(row).has(cell.about.field)) drawCorner(ctx, rect, colors.problem);
      },
    [rows, problemsOf, colors, cursorColumn, cursorRow, pictureOf],
  );
  return { columns: headings, getCell, readCells, rowTheme, drawCell };
}

/** What of a cell's width its text can't take. */
function besideText(cell: GridCell): number {
  return 2 * CELL_PADDING + 1 + (isValueCell(cell) && hasPicture(cell) ? PICTURE_ROOM : 0);
}

/** A file of the catalog, where it is not cut. */
function hasPicture({ about }: ValueCell): boolean {
  return about.field === 'imageUrl' && readLocalImage(about.value ?? '') !== null;
}

/** Measuring more than these would be felt. */
const MEASURED = 5_000;

/** The rows of a page by their index in the shown list. */
function indexesOf(page: number, rows: RowsState): readonly number[] {
  const first = rows.pinned.length + page * PAGE_SIZE;
  return (rows.pages.get(page) ?? []).map((_row, n) => first + n);
}

/** The cell of the keyboard within a selected block. */
function drawRing(ctx: CanvasRenderingContext2D, { x, y, width, height }: Rectangle, color: string): void {
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.strokeRect(x + 2, y + 2, width - 3, height - 3);
  ctx.restore();
}

/** The red corner of a value with a problem; what it is, F8 and the pointer say. */
function drawCorner(
  ctx: CanvasRenderingContext2D,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  color: string,
): void {
  const size = 7;
  ctx.save();
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.moveTo(x + width - size, y + 1);
  ctx.lineTo(x + width, y + 1);
  ctx.lineTo(x + width, y + 1 + size);
  ctx.fill();
  ctx.restore();
}

/** An arrow where the list is in this order, and its place where there are several. */
function sortSuffix(sorts: readonly Sort[], id: GridColumnId): string {
  const at = sorts.findIndex(({ field }) => field === GRID_COLUMNS[id].sort);
  const sort = sorts[at];
  if (sort === undefined) return '';
  return ` ${sort.direction === 'asc' ? '↑' : '↓'}${sorts.length > 1 ? at + 1 : ''}`;
}
