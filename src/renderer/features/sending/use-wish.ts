import { type RefObject, useEffect } from 'react';
import { endWish, useSendWish } from './send-wish.ts';
import { focusFirstRow } from './use-list-keys.ts';

type Places = {
  readonly list: RefObject<HTMLElement | null>;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Shows the whole list where a search hides some of it. */
  readonly showAll: () => void;
  /** The rows are on screen. */
  readonly ready: boolean;
};

/** Takes the keyboard where a command wanted it: a moment later, since arriving in a place takes it too. */
export function useWish({ list, search, showAll, ready }: Places): void {
  const wish = useSendWish((state) => state.wish);
  useEffect(() => {
    if (wish === null || !ready) return;
    if (wish === 'needs-you') showAll();
    const timer = setTimeout(() => {
      endWish();
      if (wish === 'find') return search.current?.focus();
      const section = list.current?.querySelector<HTMLElement>('[aria-labelledby="send-needs-you"]');
      if (section) focusFirstRow(section);
    }, 0);
    return () => clearTimeout(timer);
  }, [wish, ready, list, search, showAll]);
}
