import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { needRows } from '../list-reading.ts';
import { countRows, type RowsState } from '../rows-store.ts';

/** As product-gallery.module.css has it, in CSS pixels. */
const TILE_HEIGHT = 228;
const LEAST_WIDTH = 150;
const GAP = 12;
const EDGE = 12;

export type ShownTiles = {
  /** The lines of tiles to draw. */
  readonly lines: readonly VirtualItem[];
  readonly columns: number;
  /** Of all lines together, in pixels. */
  readonly height: number;
  /** The tiles that are drawn. */
  readonly first: number;
  readonly last: number;
  /** How many lines Page Up and Page Down go. */
  readonly readPageLength: () => number;
};

/** Which tiles are on screen: their rows are read as they come, and the active one is kept in sight. */
export function useShownTiles(
  scroll: RefObject<HTMLDivElement | null>,
  rows: RowsState,
  active: number,
): ShownTiles {
  const columns = useColumns(scroll);
  const count = countRows(rows);
  const virtualizer = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scroll.current,
    estimateSize: () => TILE_HEIGHT + GAP,
    paddingStart: EDGE,
    scrollPaddingStart: EDGE,
    scrollPaddingEnd: EDGE,
    // A picture is made for each: only what is nearly in sight asks for one.
    overscan: 1,
  });
  const lines = virtualizer.getVirtualItems();
  const first = (lines[0]?.index ?? 0) * columns;
  const last = Math.min(count, ((lines.at(-1)?.index ?? 0) + 1) * columns) - 1;
  const onTop = rows.pinned.length;
  const { snapshot } = rows;
  useEffect(() => {
    if (snapshot) needRows(Math.max(0, first - onTop), Math.max(0, last - onTop));
  }, [first, last, onTop, snapshot]);

  const showActive = useEffectEvent(() =>
    virtualizer.scrollToIndex(Math.floor(active / columns), { align: 'auto' }),
  );
  useEffect(() => {
    if (active >= 0) showActive();
  }, [active, columns]);

  const readPageLength = (): number =>
    Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / (TILE_HEIGHT + GAP)));
  return { lines, columns, height: virtualizer.getTotalSize(), first, last, readPageLength };
}

/** As many as fit beside each other. */
function useColumns(scroll: RefObject<HTMLDivElement | null>): number {
  const [columns, setColumns] = useState(4);
  useEffect(() => {
    const box = scroll.current;
    if (box === null) return;
    const measure = (): void =>
      setColumns(Math.max(1, Math.floor((box.clientWidth - 2 * EDGE + GAP) / (LEAST_WIDTH + GAP))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroll]);
  return columns;
}
