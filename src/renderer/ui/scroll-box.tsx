import type { ReactNode, RefObject } from 'react';
import classes from './scroll-box.module.css';

type Props = { readonly scroll?: RefObject<HTMLDivElement | null>; readonly children: ReactNode };

/** What scrolls in the room that is left, with the keyboard, too. */
export function ScrollBox({ scroll, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={classes['scroll']} ref={scroll} tabIndex={0}>
      {children}
    </div>
  );
}
