import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './pane.module.css';

type Props = {
  /** What F6 lands on and a screen reader announces. */
  readonly label: string;
  readonly name: 'views' | 'list' | 'details';
  readonly children: ReactNode;
};

/** One of the window's panes; F6 goes from one to the next. */
export function Pane({ label, name, children }: Props) {
  return (
    <section className={classes['pane']} aria-label={label} data-pane={name} tabIndex={-1}>
      <VisuallyHidden component="h2">{label}</VisuallyHidden>
      {children}
    </section>
  );
}

/** The row of buttons at a pane's top, separated by a hairline. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}

/** Pushes what follows in a toolbar to its other end. */
export function Spacer() {
  return <span className={classes['spacer']} />;
}

/** What scrolls below a toolbar; the keyboard starts here. */
export function PaneBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes['body']} tabIndex={-1} data-pane-focus>
      {children}
    </div>
  );
}
