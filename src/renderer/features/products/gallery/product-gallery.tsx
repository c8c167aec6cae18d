import { useEffect, useRef } from 'react';
import { t } from '../../../i18n/t.ts';
import { rescueFocus } from '../../../ui/focus-main.ts';
import { countOf } from '../../../ui/format.ts';
import { keepFocus, rowElementId, rowIndexOf } from '../list-gestures.ts';
import { countRows, type RowsState, rowAt } from '../rows-store.ts';
import { isSelected } from '../selection.ts';
import { toggleRow, useSelection } from '../selection-store.ts';
import { useListGestures } from '../use-list-gestures.ts';
import { useListProblems } from '../use-list-problems.ts';
import { useRowDrops } from '../use-row-drops.ts';
import { GalleryTile } from './gallery-tile.tsx';
import classes from './product-gallery.module.css';
import { tileAfterKey } from './tile-keys.ts';
import { useImageStandings } from './use-image-standings.ts';
import { type ShownTiles, useShownTiles } from './use-shown-tiles.ts';

type Props = {
  readonly rows: RowsState;
  /** A click on a tile, also on the active one. */
  readonly onPick: (id: number) => void;
  /** Enter or a double click: the form of the active product. */
  readonly onOpen: () => void;
  readonly onDelete: () => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
};

/** The rows of the list as their images, by keyboard and mouse. One tab stop: the active tile moves, the focus stays. */
export function ProductGallery(props: Props) {
  const { rows, onOpen } = props;
  const active = useSelection((state) => state.active);
  const count = countRows(rows);
  const scroll = useRef<HTMLDivElement>(null);
  const shown = useShownTiles(scroll, rows, active);
  const { columns } = shown;
  const keyTarget = (key: string) =>
    tileAfterKey(key, active, {
      count,
      columns,
      page: shown.readPageLength(),
      fromRight: document.documentElement.dir === 'rtl',
    });
  const gestures = useListGestures({ ...props, active, keyTarget });
  useRowDrops(rows);
  useListProblems();
  // The empty list before it may have had the focus.
  useEffect(rescueFocus, []);
  const isDrawn = active >= shown.first && active <= shown.last;
  return (
    <div className={classes['scroll']} ref={scroll}>
      <div
        className={classes['tiles']}
        style={{ height: shown.height, '--columns': columns }}
        role="grid"
        aria-label={t`Images of ${countOf(count, 'product')}`}
        tabIndex={0}
        data-pane-focus
        data-keys="list"
        aria-multiselectable
        aria-rowcount={Math.ceil(count / columns)}
        aria-colcount={columns}
        aria-activedescendant={isDrawn ? rowElementId(active) : undefined}
        onMouseDown={keepFocus}
        onDoubleClick={(event) => rowIndexOf(event.target) !== null && onOpen()}
        {...gestures}
      >
        <Lines rows={rows} shown={shown} count={count} />
      </div>
    </div>
  );
}

type LinesProps = Pick<Props, 'rows'> & { readonly shown: ShownTiles; readonly count: number };

function Lines({ rows, shown, count }: LinesProps) {
  const { selection, active } = useSelection();
  const { lines, columns, first, last } = shown;
  const standings = useImageStandings(rows, first, last);
  return lines.map(({ key, index: line, start }) => (
    <div
      key={key}
      role="row"
      className={classes['line']}
      aria-rowindex={line + 1}
      style={{ transform: `translateY(${start}px)` }}
    >
      {Array.from({ length: Math.min(columns, count - line * columns) }, (_, column) => {
        const index = line * columns + column;
        const row = rowAt(rows, index);
        return (
          <GalleryTile
            key={index}
            index={index}
            column={column}
            row={row}
            standing={row && standings.get(row.id)}
            active={index === active}
            selected={row !== undefined && isSelected(selection, row.id)}
            pinned={index < rows.pinned.length}
            onToggle={toggleRow}
          />
        );
      })}
    </div>
  ));
}
