import { Tabs } from '@mantine/core';
import type { Ref } from 'react';
import classes from './count-tabs.module.css';
import { formatCount } from './format.ts';

type Props<Id extends string> = {
  readonly tabs: readonly { readonly id: Id; readonly title: string }[];
  readonly countOf: (id: Id) => number;
  /** The open one, for who gives it the focus. */
  readonly open?: Id;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly className: string | undefined;
};

/** Tabs of lists, each with how much is in it. */
export function CountTabs<Id extends string>({ tabs, countOf, open, ref = null, className }: Props<Id>) {
  return (
    <Tabs.List className={`${classes['tabs']} ${className}`}>
      {tabs.map(({ id, title }) => (
        <Tabs.Tab
          key={id}
          value={id}
          ref={id === open ? ref : null}
          data-none={countOf(id) === 0 || undefined}
        >
          {title} <span className={classes['count']}>{formatCount(countOf(id))}</span>
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
