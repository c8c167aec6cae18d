import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type Props = {
  /** One line. */
  readonly text: string;
  /** One action, as a button. */
  readonly action?: ReactNode;
};

/** What stands where nothing is: one line, one action. */
export function EmptyState({ text, action }: Props) {
  return (
    <div className={classes['empty']}>
      <p>{text}</p>
      {action}
    </div>
  );
}
