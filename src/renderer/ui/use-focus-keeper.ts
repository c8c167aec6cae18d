import { useEffect } from 'react';
import { focusMain } from './focus-main.ts';

/** What is closed gives the focus back a moment later, in milliseconds. */
const GIVEN_BACK = 120;
const DIALOG = '[role="dialog"]';
const PANE = '[data-pane]';

/**
 * A button, a menu or a dialog that had the focus may be gone after it was pressed. The keyboard then goes on in the dialog that is
 * still open, else in the pane where it was before: never at the top of the window. Who clicks beside everything means that, and is
 * left alone.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let last: Element | null = null;
    let pane = 'list';
    const lastIn = new WeakMap<Element, HTMLElement>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const notice = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      last = target;
      pane = target.closest<HTMLElement>(PANE)?.dataset['pane'] ?? pane;
      const place = target.closest(`${DIALOG}, ${PANE}`);
      if (place !== null) lastIn.set(place, target);
    };
    const isLost = (): boolean =>
      document.activeElement === document.body &&
      last !== null &&
      (!last.isConnected || last.matches(':disabled'));
    const keep = (): void => {
      if (!isLost() || document.querySelector('[role="menu"]') !== null) return;
      // A dialog that was loaded only as it opened, or had its content at once, does not know what had the focus before it.
      const place = [...document.querySelectorAll(DIALOG)].at(-1) ?? paneOf(pane);
      const before = place && lastIn.get(place);
      before?.focus({ preventScroll: true });
      if (document.activeElement === document.body) goOnIn(place);
    };
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(keep, GIVEN_BACK);
    });
    // Before what hands the focus on at once: the last one has it then, not the first.
    document.addEventListener('focusin', notice, { capture: true });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', notice, { capture: true });
      observer.disconnect();
    };
  }, []);
}

const paneOf = (name: string): Element | null => document.querySelector(`[data-pane="${name}"]`);

function goOnIn(place: Element | null): void {
  if (place === null || place.matches('[data-pane="list"]')) return focusMain();
  const start = place.querySelector('[data-pane-focus]') ?? place;
  if (start instanceof HTMLElement) start.focus();
}
