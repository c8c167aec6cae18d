import { type RefObject, useEffect } from 'react';

/**
 * Gives the keyboard to an element where it is nowhere in particular: what had it is gone, such as the button that was pressed.
 * Looks once work ends, and whenever it has come to something else: `settled` is nothing while it goes on.
 */
export function useLostFocus(element: RefObject<HTMLElement | null>, settled: object | boolean | null): void {
  useEffect(() => {
    if (settled !== null && settled !== false && isFocusLost()) element.current?.focus();
  }, [element, settled]);
}

function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.matches('[role="dialog"]');
}
