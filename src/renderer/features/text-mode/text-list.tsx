import { IconPencil } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef } from 'react';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { PROBLEM_LOOK } from '../../ui/status-look.ts';
import classes from './text-mode.module.css';

/** A product as the narrow list shows it. */
export type TextRow = {
  readonly id: number;
  readonly name: string;
  /** Of the saved text, in characters; `null` while it is not read yet. */
  readonly length: number | null;
  /** Of the product, at all remotes together. */
  readonly problems: number;
  readonly hasDraft: boolean;
};

type Props = {
  readonly count: number;
  /** The row at an index, `undefined` while it is not read. */
  readonly rowAt: (index: number) => TextRow | undefined;
  readonly active: number;
  /** The most characters that every remote takes; `null` where none has a limit. */
  readonly limit: number | null;
  readonly onMove: (index: number) => void;
  /** These rows are on screen now. */
  readonly onShow: (first: number, last: number) => void;
  readonly onEnter: () => void;
};

const ROW_HEIGHT = 48;

/** The products of the list, with the length of each text. One tab stop: the active row moves, the focus stays. */
export function TextList({ count, rowAt, active, limit, onMove, onShow, onEnter }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const shown = useEffectEvent(onShow);
  useEffect(() => shown(first, last), [first, last, count]);
  const showActive = useEffectEvent(() => virtualizer.scrollToIndex(active, { align: 'auto' }));
  useEffect(() => {
    if (active >= 0) showActive();
  }, [active]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, active, count, page);
    if (target === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (target === null) onEnter();
    else onMove(target);
  };
  return (
    <div className={classes['list']} ref={scroll}>
      <div
        className={classes['rows']}
        style={{ height: virtualizer.getTotalSize() }}
        role="listbox"
        tabIndex={0}
        aria-label={t`Texts, ${countOf(count, 'product')}`}
        aria-activedescendant={items.some(({ index }) => index === active) ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        {items.map(({ key, index, start }) => (
          <Row
            key={key}
            id={`${id}-${index}`}
            row={rowAt(index)}
            place={[index, count]}
            active={index === active}
            top={start}
            limit={limit}
            onPick={() => onMove(index)}
          />
        ))}
      </div>
    </div>
  );
}

type RowProps = Pick<Props, 'limit'> & {
  readonly id: string;
  readonly row: TextRow | undefined;
  readonly place: readonly [index: number, count: number];
  readonly active: boolean;
  readonly top: number;
  readonly onPick: () => void;
};

function Row({ id, row, place: [index, count], active, top, limit, onPick }: RowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys go to the list
    <div
      id={id}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      role="option"
      aria-selected={active}
      aria-setsize={count}
      aria-posinset={index + 1}
      onClick={onPick}
    >
      {row && (
        <>
          <span className={classes['name']} dir="auto">
            {row.name.trim() === '' ? t`No name yet` : row.name}
          </span>
          <span className={classes['marks']}>
            {row.hasDraft && <IconPencil size={14} stroke={2} aria-label={t`Typed, not saved yet`} />}
            {row.problems > 0 && (
              <span data-tone="problem" title={countOf(row.problems, 'problem')}>
                <PROBLEM_LOOK.icon size={14} stroke={2} aria-label={countOf(row.problems, 'problem')} />
              </span>
            )}
          </span>
          <LengthBar length={row.length} limit={limit} />
        </>
      )}
    </div>
  );
}

type BarProps = Pick<Props, 'limit'> & { readonly length: number | null };

/** So many characters fill the bar, or fewer where a remote takes fewer: short texts are what it is to show. */
const LONG_TEXT = 1000;

function LengthBar({ length, limit }: BarProps) {
  if (length === null) return null;
  const over = limit !== null && length > limit;
  const share = Math.min(1, length / Math.min(limit ?? LONG_TEXT, LONG_TEXT));
  return (
    <span className={classes['length']} data-over={over || undefined}>
      <span className={classes['bar']} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {length === 0 ? t`Empty` : formatCount(length)}
    </span>
  );
}

function targetOf(key: string, active: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const target = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return target === undefined ? null : Math.max(0, Math.min(target, count - 1));
}
