import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { needRows } from './list-reading.ts';
import { countRows, type RowsState } from './rows-store.ts';

const ROW_HEIGHT = 32;
export const HEADER_HEIGHT = 29;

export type ShownRows = {
  /** The rows to draw: those on screen and a few around them. */
  readonly items: readonly VirtualItem[];
  /** Of all rows together, in pixels. */
  readonly height: number;
  /** How many rows Page Up and Page Down go. */
  readonly readPageLength: () => number;
};

/** Which rows are on screen: they are read as they come, and the active one is kept in sight. */
export function useShownRows(
  scroll: RefObject<HTMLDivElement | null>,
  rows: RowsState,
  active: number,
): ShownRows {
  const virtualizer = useVirtualizer({
    count: countRows(rows),
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

  const readPageLength = (): number =>
    Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
  return { items, height: virtualizer.getTotalSize(), readPageLength };
}
