import { useEffect } from 'react';
import { isTextField } from '../../commands/shortcuts.ts';
import { readPasted } from './grid/clipboard.ts';

/** Takes a paste where no row is. */
export function useEmptyPaste(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [enabled]);
}

function onPaste(event: ClipboardEvent): void {
  if (isTextField(document.activeElement) || document.querySelector('[role="dialog"]') !== null) return;
  const given = event.clipboardData && readPasted(event.clipboardData);
  if (given === null) return;
  event.preventDefault();
  void import('./grid/paste-new.ts').then(({ offerAsNew }) => offerAsNew(given));
}
