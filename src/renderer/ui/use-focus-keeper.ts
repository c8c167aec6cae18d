import { useEffect } from 'react';
import { focusMain } from './focus-main.ts';

/** What is closed gives the focus back a moment later, in milliseconds. */
const GIVEN_BACK = 120;
const ABOVE = '[role="dialog"][aria-modal="true"], [role="menu"]';

/**
 * A button, a menu or a dialog that had the focus may be gone after it was pressed. The keyboard then goes on in the pane where
 * it was before, never at the top of the window. Who clicks beside everything means that, and is left alone.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let last: Element | null = null;
    let pane = 'list';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const notice = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      last = target;
      pane = target.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? pane;
    };
    const isLost = (): boolean =>
      document.activeElement === document.body &&
      last !== null &&
      (!last.isConnected || last.matches(':disabled'));
    const keep = (): void => {
      if (isLost() && document.querySelector(ABOVE) === null) goOnIn(pane);
    };
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(keep, GIVEN_BACK);
    });
    document.addEventListener('focusin', notice);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', notice);
      observer.disconnect();
    };
  }, []);
}

function goOnIn(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (pane === null || name === 'list') return focusMain();
  (pane.querySelector<HTMLElement>('[data-pane-focus]') ?? pane).focus();
}
