import type { ReactNode } from 'react';
import classes from './dialog-foot.module.css';

/** The row of buttons at a dialog's end: it stays in sight while what stands above it scrolls. */
export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <div className={classes['foot']}>{children}</div>;
}
