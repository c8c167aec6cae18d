import { t } from '../../../i18n/t.ts';
import '@glideapps/glide-data-grid/dist/index.css';
import { DataEditor, type DataEditorRef, type Rectangle } from '@glideapps/glide-data-grid';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { shallow } from 'zustand/shallow';
import type { Sort } from '../../../../shared/model/query.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import type { Point } from '../../../commands/context-menu.tsx';
import { countOf } from '../../../ui/format.ts';
import { useGridColors } from '../../../ui/grid-theme.ts';
import { marksOf } from '../../../ui/number-marks.ts';
import type { RowContext } from '../columns.tsx';
import { sortList } from '../list-reading.ts';
import { countRows, type RowsState } from '../rows-store.ts';
import { provideEditor } from './cell-editor.tsx';
import { WIDEST } from './column-layout.ts';
import { ColumnsDialog } from './columns-dialog.tsx';
import { countFrozen, noteRemotes, useColumnLayout, useGridColumns } from './columns-store.ts';
import { fillToEnd } from './fill-actions.ts';
import { readSheet, type ShowPreview } from './grid-actions.ts';
import type { GridColumnId } from './grid-columns.ts';
import { GridCommands } from './grid-commands.tsx';
import { belowHead, gridTheme, HEAD_HEIGHT, ROW_HEIGHT } from './grid-look.ts';
import { HeaderMenu } from './header-menu.tsx';
import { marksRenderer } from './marks-cell.ts';
import classes from './product-grid.module.css';
import { useCursorInSight } from './use-cursor-in-sight.ts';
import { useFillToEnd } from './use-fill-to-end.ts';
import { useGridCells } from './use-grid-cells.ts';
import { useGridClipboard } from './use-grid-clipboard.ts';
import { useGridDrops } from './use-grid-drops.ts';
import { useGridElement } from './use-grid-element.ts';
import { useGridEvents } from './use-grid-events.tsx';
import { useGridMenu } from './use-grid-menu.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { useOpenEdits } from './use-open-edits.ts';
import { useTargets } from './use-targets.ts';
import { widthRenderer } from './width-cell.ts';
import { WorkBar } from './work-bar.tsx';

type Props = {
  readonly rows: RowsState;
  readonly context: RowContext;
  /** A click on a row, also on the active one. */
  readonly onPick: (id: number) => void;
  readonly onMenu: (at: Point) => void;
  /** Many cells were prepared: they are looked at before they are written. */
  readonly onPreview: ShowPreview;
};

const KEYS = {
  activateCell: 'Enter|F2',
  clear: false,
  copy: false,
  cut: false,
  paste: false,
  delete: false,
  search: false,
  selectAll: false,
  selectColumn: false,
  selectRow: false,
  downFill: false,
  rightFill: false,
  goDownCellRetainSelection: false,
  goUpCellRetainSelection: false,
  goLeftCellRetainSelection: false,
  goRightCellRetainSelection: false,
} as const;

/** The products as a sheet of cells. Everything that knows the library of the grid is in this folder. */
export const ProductGrid = memo(Sheet, isSame);

function Sheet({ rows, context, onPick, onMenu, onPreview }: Props) {
  const layout = useColumnLayout();
  const columns = useGridColumns();
  useEffect(() => noteRemotes(context.letters.size > 0), [context.letters]);
  const colors = useGridColors();
  const theme = useMemo(() => gridTheme(colors), [colors]);
  const locale = useAnswer(offshelf().app.info, {}).value?.locale ?? navigator.language;
  const marks = useMemo(() => marksOf(locale), [locale]);
  const problemsOf = useTargets();
  const [columnMenu, setColumnMenu] = useState<{ id: GridColumnId; point: Point } | null>(null);
  const [arranging, setArranging] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const portal = useRef<HTMLDivElement>(null);
  const count = countRows(rows);
  const editor = useRef<DataEditorRef>(null);
  const selection = useGridSelection(box, editor, rows, columns.length, count);
  const cells = useGridCells({
    rows,
    columns,
    layout,
    colors,
    context,
    problemsOf,
    selected: selection.cells,
  });
  const events = useGridEvents({
    columns,
    marks,
    rows,
    problemsOf,
    onPick,
    onMenu,
    onPreview,
    scrollTo: ({ column, row, along }) => editor.current?.scrollTo(column, row, along),
    setColumnMenu,
  });
  useGridElement(box, t`Products, ${countOf(count, 'row')}`);
  useGridClipboard(box, marks, onPreview);
  useGridMenu(box, editor, onMenu);
  useGridDrops(box, editor, rows);
  useFillToEnd(box, editor, () => void fillToEnd(marks, onPreview));
  useOpenEdits(marks);
  useCursorInSight(box, editor);
  const sort = (sorts: readonly Sort[]): void => void sortList(sorts);
  return (
    <div className={classes['grid']} ref={box} data-keys="grid">
      {/* The library draws from left to right only; what stands in a cell is aligned by its own text. */}
      <div className={classes['sheet']} dir="ltr">
        <DataEditor
          ref={editor}
          width="100%"
          height="100%"
          theme={theme}
          rows={count}
          rowHeight={ROW_HEIGHT}
          headerHeight={HEAD_HEIGHT}
          columns={cells.columns}
          getCellContent={cells.getCell}
          getRowThemeOverride={cells.rowTheme}
          drawCell={cells.drawCell}
          customRenderers={RENDERERS}
          provideEditor={provideEditor}
          freezeColumns={countFrozen(layout, columns)}
          gridSelection={selection.shown}
          onGridSelectionChange={selection.onChange}
          rangeSelect="multi-rect"
          columnSelect="none"
          rowSelect="multi"
          rowSelectionMode="multi"
          rangeSelectionBlending="additive"
          rowSelectionBlending="additive"
          rowMarkers={ROW_MARKERS}
          fillHandle
          allowedFillDirections="orthogonal"
          getCellsForSelection={cells.readCells}
          keybindings={KEYS}
          cellActivationBehavior="second-click"
          editorBloom={NO_BLOOM}
          smoothScrollX
          smoothScrollY
          maxColumnWidth={WIDEST}
          portalElementRef={portal as React.RefObject<HTMLDivElement>}
          {...events.props}
        />
      </div>
      <div className={classes['portal']} ref={portal} />
      {events.tip}
      <WorkBar />
      <GridCommands
        marks={marks}
        onPreview={onPreview}
        onColumns={() => setArranging(true)}
        onColumnMenu={() =>
          setColumnMenu(menuOfCursor(box.current, (at) => editor.current?.getBounds(at, -1)))
        }
      />
      <HeaderMenu
        at={columnMenu}
        sorts={rows.query.sorts}
        onSort={sort}
        onColumns={() => setArranging(true)}
        onClose={() => setColumnMenu(null)}
      />
      <ColumnsDialog opened={arranging} onClose={() => setArranging(false)} />
    </div>
  );
}

/** With each letter of a search another list is asked for, and the rows are those before until it comes. */
function isSame({ rows, ...rest }: Props, { rows: next, ...nextRest }: Props): boolean {
  const isShown = rows.snapshot === next.snapshot && rows.pages === next.pages && rows.pinned === next.pinned;
  const { sorts, view } = rows.query;
  return isShown && sorts === next.query.sorts && view === next.query.view && shallow(rest, nextRest);
}

const RENDERERS = [marksRenderer, widthRenderer];
const ROW_MARKERS = { kind: 'both', headerAlwaysVisible: true } as const;
const NO_BLOOM = [0, 0] as const;

/** Where the menu of the cursor's column opens from the keyboard. */
function menuOfCursor(
  box: HTMLElement | null,
  boundsOf: (column: number) => Rectangle | undefined,
): { id: GridColumnId; point: Point } | null {
  const { columns, selection } = readSheet();
  const column = selection?.column ?? 0;
  const id = columns[column];
  const edge = boundsOf(column) ?? box?.getBoundingClientRect();
  return id === undefined || edge === undefined ? null : { id, point: belowHead(edge) };
}
