import { type KeyboardEvent, useState } from 'react';

/** So soon after a question came, or after another such key, a key was meant for what was there before it, in milliseconds. */
const TOO_SOON = 500;

/**
 * Keeps the keys of a person who types on from a question that comes by itself: nobody has seen it yet who does not pause. Escape
 * goes through. Answers whether keys were `kept` from it, which the question says, and what it hears its keys with.
 */
export function useEarlyKeys(isSudden: boolean) {
  const [kept, setKept] = useState(false);
  const [isEarly] = useState(() => watchPause(isSudden));
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || !isEarly()) return;
    event.preventDefault();
    event.stopPropagation();
    if (!QUIET.has(event.key)) setKept(true);
  };
  return { kept, onKeyDownCapture };
}

/** Answers whether a key comes before the first pause. */
function watchPause(isSudden: boolean): () => boolean {
  let end = isSudden ? performance.now() + TOO_SOON : 0;
  return () => {
    const now = performance.now();
    const isEarly = now < end;
    if (isEarly) end = now + TOO_SOON;
    return isEarly;
  };
}

/** Keys that say nothing by themselves. */
const QUIET: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);
