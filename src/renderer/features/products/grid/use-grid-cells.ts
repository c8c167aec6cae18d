import type { DrawCellCallback, GridCell, GridColumn, Item, Theme } from '@glideapps/glide-data-grid';
import { useMemo } from 'react';
import type { ProductRow, Sort } from '../../../../shared/model/query.ts';
import type { GridColors } from '../../../ui/grid-theme.ts';
import type { RowContext } from '../columns.tsx';
import { type RowsState, rowAt } from '../rows-store.ts';
import { isSelected } from '../selection.ts';
import { useSelection } from '../selection-store.ts';
import { type ColumnLayout, widthOf } from './column-layout.ts';
import { gridCell, isValueCell, LOADING } from './grid-cell.ts';
import { GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import type { RowProblems } from './problems.ts';

type Given = {
  readonly rows: RowsState;
  readonly columns: readonly GridColumnId[];
  readonly layout: ColumnLayout;
  readonly colors: GridColors;
  readonly context: RowContext;
  readonly problemsOf: (row: ProductRow) => RowProblems;
};

/** What stands in the grid: its headings, its cells, and how they are drawn. */
export function useGridCells({ rows, columns, layout, colors, context, problemsOf }: Given) {
  const ticked = useSelection(({ selection }) => selection);
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
  const getCell = useMemo(() => {
    const look = { colors, letters: context.letters, now: context.now, readOnly: view === 'trash' };
    return ([column, index]: Item): GridCell => {
      const row = rowAt(rows, index);
      const id = columns[column];
      return row === undefined || id === undefined ? LOADING : gridCell(row, id, look);
    };
  }, [rows, columns, colors, context, view]);
  const rowTheme = useMemo(
    () =>
      (index: number): Partial<Theme> | undefined => {
        const row = rowAt(rows, index);
        if (row === undefined) return undefined;
        const pinned = index < rows.pinned.length ? { baseFontStyle: '500 13px' } : undefined;
        if (!isSelected(ticked, row.id)) return pinned;
        return { ...pinned, bgCell: colors.selected, textDark: colors.selectedText };
      },
    [rows, ticked, colors],
  );
  const drawCell = useMemo(
    (): DrawCellCallback =>
      ({ ctx, cell, rect, row: index }, draw) => {
        draw();
        const row = rowAt(rows, index);
        if (row === undefined || !isValueCell(cell) || !problemsOf(row).has(cell.about.field)) return;
        drawCorner(ctx, rect, colors.problem);
      },
    [rows, problemsOf, colors],
  );
  return { columns: headings, getCell, rowTheme, drawCell };
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
