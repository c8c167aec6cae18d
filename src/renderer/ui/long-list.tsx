import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useEffectEvent } from 'react';
import classes from './long-list.module.css';
import { ScrollBox } from './scroll-box.tsx';

type Props<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row, index: number) => string | number;
  /** Before a row was measured, in CSS pixels. */
  readonly usualHeight: number;
  /** How a row is laid out. */
  readonly className: string | undefined;
  /** What scrolls. */
  readonly scroll: RefObject<HTMLDivElement | null>;
  /** Reads further rows, where there are some; asked for once the end is near. */
  readonly readMore?: (() => void) | null;
  readonly children: (row: Row, index: number) => ReactNode;
};

/** Rows of which only those in sight are drawn, each as high as it needs to be. */
export function LongList<Row>(props: Props<Row>) {
  const { rows, keyOf, usualHeight, className, scroll, readMore = null, children } = props;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => (index < rows.length ? keyOf(rows[index] as Row, index) : index),
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 10;
  const more = readMore !== null;
  const readOn = useEffectEvent(() => readMore?.());
  useEffect(() => {
    if (more && nearEnd) readOn();
  }, [more, nearEnd, rows]);
  return (
    <ScrollBox scroll={scroll}>
      <ul className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row !== undefined && (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={`${classes['row']} ${className}`}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {children(row, item.index)}
              </li>
            )
          );
        })}
      </ul>
    </ScrollBox>
  );
}
