import { useEffect } from 'react';
import { countRows, useRows } from './rows-store.ts';
import { moveTo, useSelection } from './selection-store.ts';

/** Where the keyboard comes to rows of which none is active, as after a search, it goes on at the first. */
export function useFirstRow(): void {
  useEffect(() => {
    // A click chooses its own row, and the list must not move under it.
    let pointing = false;
    const press = (): void => {
      pointing = true;
    };
    const release = (): void => {
      pointing = false;
    };
    const arrive = (): void => {
      if (!pointing && isKeyboardInRows()) startAtFirst();
    };
    document.addEventListener('pointerdown', press, { capture: true });
    document.addEventListener('pointerup', release, { capture: true });
    document.addEventListener('focusin', arrive);
    return () => {
      document.removeEventListener('pointerdown', press, { capture: true });
      document.removeEventListener('pointerup', release, { capture: true });
      document.removeEventListener('focusin', arrive);
    };
  }, []);
}

/** In the rows, or waiting for them where there were none. */
export function isKeyboardInRows(): boolean {
  const { activeElement } = document;
  const place = activeElement?.closest('[data-pane="list"] :is([data-pane-focus], [data-keys="grid"])');
  return (place ?? null) !== null || activeElement?.matches('[data-pane="list"]') === true;
}

export function startAtFirst(): void {
  if (useSelection.getState().active < 0 && countRows(useRows.getState()) > 0) moveTo(0);
}
