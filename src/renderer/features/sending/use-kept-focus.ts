import { type RefObject, useEffect } from 'react';

/**
 * Rows come, go and move from one section to another by themselves. Where the row that has the focus is taken away, the focus
 * goes to the same row in its new place, else to the list: never to the top of the window.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = list.current;
    if (root === null) return;
    let last: { readonly element: HTMLElement; readonly row: string | undefined } | null = null;
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      last = { element: target, row: target.closest<HTMLElement>('[data-row]')?.dataset['row'] };
    };
    const forget = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof HTMLElement) last = null;
    };
    const keep = (): void => {
      if (last === null || last.element.isConnected || document.activeElement !== document.body) return;
      const row =
        last.row === undefined ? null : root.querySelector<HTMLElement>(`[data-row="${last.row}"] button`);
      const place = row ?? root.closest<HTMLElement>('[data-pane-focus]');
      place?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    root.addEventListener('focusin', remember);
    root.addEventListener('focusout', forget);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', remember);
      root.removeEventListener('focusout', forget);
      observer.disconnect();
    };
  }, [list]);
}
