import type { ReactNode } from 'react';
import classes from './text-mode.module.css';

type Props = { readonly list: ReactNode; readonly children: ReactNode };

/** Texts one after the other: the products in a narrow list, and the text of one of them. */
export function TextMode({ list, children }: Props) {
  return (
    <div className={classes['mode']}>
      {list}
      <div className={classes['side']}>{children}</div>
    </div>
  );
}
