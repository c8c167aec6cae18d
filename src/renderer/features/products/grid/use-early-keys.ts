import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** So soon after a question came, a key was meant for what was there before it, in milliseconds. */
const TOO_SOON = 500;

/**
 * Keeps the first keys from a question that comes by itself: whoever types on quickly has not seen it yet. Escape goes through.
 * Answers whether keys were `kept` from it, which the question says, and what it hears its keys with.
 */
export function useEarlyKeys(isSudden: boolean) {
  const [kept, setKept] = useState(false);
  const isEarly = useRef(isSudden);
  useEffect(() => {
    const timer = setTimeout(() => {
      isEarly.current = false;
    }, TOO_SOON);
    return () => clearTimeout(timer);
  }, []);
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (!isEarly.current || event.key === 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!QUIET.has(event.key)) setKept(true);
  };
  return { kept, onKeyDownCapture };
}

/** Keys that say nothing by themselves. */
const QUIET: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);
