import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on an element as soon as it is there: for dialogs whose content is asked for first. */
export function useInitialFocus<E extends HTMLElement>(): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
