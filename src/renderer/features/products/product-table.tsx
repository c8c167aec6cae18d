import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef } from 'react';
import { countOf } from '../../ui/format.ts';
import type { RowContext } from './columns.tsx';
import { rowAfterKey } from './list-keys.ts';
import { needRows } from './list-reading.ts';
import { ProductHeader } from './product-header.tsx';
import classes from './product-list.module.css';
import { ProductTableRow, rowElementId } from './product-row.tsx';
import { countRows, type RowsState, rowAt } from './rows-store.ts';
import { countSelected, isSelected } from './selection.ts';
import { extendTo, moveTo, selectAll, selectNothing, toggleRow, useSelection } from './selection-store.ts';

const ROW_HEIGHT = 32;
const HEADER_HEIGHT = 29;

type Props = {
  readonly rows: RowsState;
  readonly context: RowContext;
  readonly onSort: (sort: RowsState['query']['sort']) => void;
  /** A click on a row, also on the active one. */
  readonly onPick: (id: number) => void;
  /** Enter or a double click: the form of the active row. */
  readonly onOpen: () => void;
  readonly onDelete: () => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
};

/** The rows, by keyboard and mouse. One tab stop: the active row moves, the focus stays. */
export function ProductTable({ rows, context, onSort, onPick, onOpen, onDelete, onMenu }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const { selection, active } = useSelection();
  const count = countRows(rows);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  const items = virtualizer.getVirtualItems();
  const onTop = rows.pinned.length;
  const first = Math.max(0, (items[0]?.index ?? 0) - onTop);
  const last = Math.max(0, (items.at(-1)?.index ?? 0) - onTop);
  const { snapshot } = rows;
  useEffect(() => {
    if (snapshot) needRows(first, last);
  }, [first, last, snapshot]);

  const showActive = useEffectEvent(() => virtualizer.scrollToIndex(active, { align: 'auto' }));
  useEffect(() => {
    if (active >= 0) showActive();
  }, [active]);

  const pressKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const act = keyAction(event, rowAfterKey(event.key, active, count, page), { active, onOpen, onDelete });
    if (act === null || (event.target !== event.currentTarget && event.key !== 'Escape')) return;
    event.preventDefault();
    act();
  };
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const index = rowIndexOf(event.target);
    if (index !== null) moveTo(index);
    // From the keyboard it is about the active row, and opens there.
    onMenu(index === null ? pointAtRow(active) : { x: event.clientX, y: event.clientY });
  };

  const ticked = countSelected(selection, count);
  return (
    <div className={classes['scroll']} ref={scroll}>
      <table
        className={classes['table']}
        aria-label={`Products, ${countOf(count, 'row')}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid is what a table becomes with a cursor in it
        role="grid"
        tabIndex={0}
        data-pane-focus
        aria-multiselectable
        aria-rowcount={count + 1}
        aria-activedescendant={items.some((item) => item.index === active) ? rowElementId(active) : undefined}
        onKeyDown={pressKey}
        onMouseDown={keepFocus}
        onClick={(event) => {
          const row = rowAt(rows, clickRow(event) ?? -1);
          if (row) onPick(row.id);
        }}
        onDoubleClick={(event) => {
          if (rowIndexOf(event.target) !== null) onOpen();
        }}
        onContextMenu={openMenu}
      >
        <ProductHeader
          sort={rows.query.sort}
          ticked={ticked === 0 ? 'none' : ticked === count ? 'all' : 'some'}
          onSort={onSort}
          onTickAll={ticked === 0 ? selectAll : selectNothing}
        />
        <tbody className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(rows, item.index);
            return (
              <ProductTableRow
                key={item.key}
                index={item.index}
                row={row}
                active={item.index === active}
                selected={row !== undefined && isSelected(selection, row.id)}
                pinned={item.index < onTop}
                top={item.start - HEADER_HEIGHT}
                context={context}
                onToggle={toggleRow}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type KeyContext = { readonly active: number; readonly onOpen: () => void; readonly onDelete: () => void };

/** What a key does in the list; `null` leaves it to others. */
function keyAction(event: KeyboardEvent, target: number | null, context: KeyContext): (() => void) | null {
  const { active, onOpen, onDelete } = context;
  if (event.altKey || event.nativeEvent.isComposing) return null;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'a' ? selectAll : null;
  if (target !== null) return event.shiftKey ? () => void extendTo(target) : () => moveTo(target);
  switch (event.key) {
    case ' ':
      return () => toggleRow(active);
    case 'Enter':
      return onOpen;
    case 'Delete':
      return onDelete;
    case 'Escape':
      return selectNothing;
    default:
      return null;
  }
}

/** A click on a tick ticks, and the keyboard stays with the list. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}

/** Ticks or moves; the row that a plain click picked, or `null`. */
function clickRow(event: MouseEvent): number | null {
  const index = rowIndexOf(event.target);
  if (index === null || event.target instanceof HTMLInputElement) return null;
  if (event.shiftKey) {
    void extendTo(index);
    return null;
  }
  if (event.ctrlKey || event.metaKey) {
    toggleRow(index);
    return null;
  }
  moveTo(index);
  return index;
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
}

/** Where the menu key opens the menu: at the row it is about. */
function pointAtRow(index: number): { x: number; y: number } {
  const box = document.getElementById(rowElementId(index))?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + 80, y: box?.bottom ?? 0 };
}
