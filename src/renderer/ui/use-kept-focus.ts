import { type RefObject, useEffect } from 'react';

/** What lies above the window: dialogs, menus, toasts. What had the focus before waits for it there. */
const ABOVE = '[data-portal]';
const OPEN = '[role="dialog"], [role="menu"]';

/**
 * Rows come, go and move from one section to another by themselves, and dialogs about them close after they did. Where nothing
 * has the focus any more, it goes back to what had it in the list, else to the same row in its new place, else to the list's
 * current stop of Tab: never to the top of the window.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = list.current;
    if (root === null) return;
    let last: { readonly element: HTMLElement; readonly row: string | undefined } | null = null;
    const notice = ({ target }: Event): void => {
      if (!(target instanceof HTMLElement) || target.closest(ABOVE) !== null) return;
      const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
      last = root.contains(target) ? { element: target, row } : null;
    };
    const forget = ({ target }: Event): void => {
      if (target instanceof Element && !root.contains(target) && target.closest(ABOVE) === null) last = null;
    };
    const keep = (): void => {
      if (last === null || document.activeElement !== document.body) return;
      if (document.querySelector(OPEN) === null) goBack(root, last);
    };
    const observer = new MutationObserver(keep);
    document.addEventListener('focusin', notice);
    document.addEventListener('pointerdown', forget);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', notice);
      document.removeEventListener('pointerdown', forget);
      observer.disconnect();
    };
  }, [list]);
}

function goBack(
  root: HTMLElement,
  last: { readonly element: HTMLElement; readonly row: string | undefined },
): void {
  const row =
    last.row === undefined ? null : root.querySelector<HTMLElement>(`[data-row="${last.row}"] button`);
  const same = last.element.isConnected ? last.element : row;
  if (same !== null) {
    same.focus({ preventScroll: true });
    if (document.activeElement === same) return;
  }
  const stop = root.querySelector<HTMLElement>('[data-row] button[aria-expanded][tabindex="0"]');
  if (stop === null) root.closest<HTMLElement>('[data-pane-focus]')?.focus({ preventScroll: true });
  else stop.focus();
}
