import { useEffect, useState } from 'react';

/** Whether the keyboard was in the rows of the list after it was in the details: then it is the row that is meant. */
export function useRowsKeyboard(): boolean {
  const [inRows, setInRows] = useState(true);
  useEffect(() => {
    const notice = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      if (target.closest('[data-pane="details"]') !== null) setInRows(false);
      // Its buttons are pressed for whatever the keyboard was in before.
      else if (target.closest('[data-pane="list"] :is([role="grid"], [data-keys="grid"])') !== null)
        setInRows(true);
    };
    document.addEventListener('focusin', notice);
    return () => document.removeEventListener('focusin', notice);
  }, []);
  return inRows;
}
