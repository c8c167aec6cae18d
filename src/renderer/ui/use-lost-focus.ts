import { type RefObject, useEffect } from 'react';

/**
 * Gives the keyboard to an element where it is nowhere in particular: what had it is gone, such as the button that was pressed.
 * Looks once work ends, and whenever it has come to something else: `settled` is nothing while it goes on.
 */
export function useLostFocus(element: RefObject<HTMLElement | null>, settled: object | boolean | null): void {
  useEffect(() => {
    if (settled === null || settled === false || element.current === null) return;
    if (isFocusLost(element.current)) element.current.focus();
  }, [element, settled]);
}

function isFocusLost(element: HTMLElement): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body || activeElement.matches('[role="dialog"]'))
    return true;
  const dialog = element.closest('[role="dialog"]');
  const isBehind = dialog !== null && !dialog.contains(activeElement);
  return isBehind && activeElement.closest('[data-pane]') !== null;
}
