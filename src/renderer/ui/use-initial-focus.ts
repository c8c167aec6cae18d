import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the focus on an element as soon as it is there: for dialogs whose content is asked for first. The trap of a dialog that has
 * only just opened looks for its place a moment later, and finds it marked.
 */
export function useInitialFocus<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    element.current?.setAttribute('data-autofocus', 'true');
    element.current?.focus();
  }, []);
  return element;
}
