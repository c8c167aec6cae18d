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

const PLACES = {
  'needs-you': '[aria-labelledby="send-needs-you"]',
  held: '[data-held] button',
  said: 'li:has(> [data-said])',
} as const;

/** Takes the keyboard where a command wanted it: a moment later, since arriving in a place takes it too. */
export function useWish({ list, search, showAll, ready }: Places): void {
  const wish = useSendWish((state) => state.wish);
  useEffect(() => {
    if (wish === null || !ready) return;
    if (wish === 'needs-you' || wish === 'said') showAll();
    const timer = setTimeout(() => {
      endWish();
      if (wish === 'find') return search.current?.focus();
      const place = list.current?.querySelector<HTMLElement>(PLACES[wish]);
      if (wish === 'held') place?.focus();
      else if (place) focusFirstRow(place);
    }, 0);
    return () => clearTimeout(timer);
  }, [wish, ready, list, search, showAll]);
}
