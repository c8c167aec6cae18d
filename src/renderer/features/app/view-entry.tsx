import type { ComponentType, ReactNode } from 'react';
import { formatCount } from '../../ui/format.ts';
import classes from './views-pane.module.css';

export type EntryIcon = ComponentType<{ size?: number | string; stroke?: number | string }>;

type Props = {
  readonly icon: EntryIcon;
  readonly tone?: string | undefined;
  readonly title: string;
  readonly isCurrent?: boolean;
  readonly onGo: () => void;
  /** The count at the end. */
  readonly children: ReactNode;
};

/** Something that can be looked at. */
export function ViewEntry({ icon: Icon, tone, title, isCurrent = false, onGo, children }: Props) {
  return (
    <button
      type="button"
      className={classes['entry']}
      aria-current={isCurrent ? 'page' : undefined}
      data-pane-focus={isCurrent || undefined}
      onClick={onGo}
    >
      <span className={classes['icon']} data-tone={tone}>
        <Icon size={16} stroke={1.75} />
      </span>
      <span className={classes['title']} dir="auto">
        {title}
      </span>
      {children}
    </button>
  );
}

/** How many it has, as far as that is known. */
export function EntryCount({ count }: { readonly count: number | undefined }) {
  return (
    <span className={classes['count']} data-none={count === 0 || undefined}>
      {count === undefined ? '…' : formatCount(count)}
    </span>
  );
}
