import type { ReactNode } from 'react';
import classes from './notice-bar.module.css';

type Props = { readonly children: ReactNode; readonly action?: ReactNode };

/** One line across a pane that says something about all of it, with one action. */
export function NoticeBar({ children, action }: Props) {
  return (
    <div className={classes['bar']}>
      <div className={classes['text']}>{children}</div>
      {action}
    </div>
  );
}
