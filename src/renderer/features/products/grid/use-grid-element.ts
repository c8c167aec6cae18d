import { type RefObject, useEffect } from 'react';
import { useSelection } from '../selection-store.ts';

/** Names the grid for screen readers and marks it as the start of its pane; the library does neither. */
export function useGridElement(box: RefObject<HTMLElement | null>, label: string): void {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const mark = (): void => {
      // The cell may come after the focus: the first one of a search, or the same in another order.
      if (element.contains(document.activeElement) && document.activeElement instanceof HTMLCanvasElement)
        focusCell(element);
      element.querySelector('canvas')?.setAttribute('data-pane-focus', '');
      const table = element.querySelector('table[role="grid"]');
      if (table !== null && table.getAttribute('aria-label') !== label)
        table.setAttribute('aria-label', label);
    };
    mark();
    // What screen readers read is drawn a moment later than the picture.
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [box, label]);
  // The picture has the focus for a moment only: what is read out is the cell.
  useEffect(() => {
    const element = box.current;
    const pass = (event: FocusEvent): void => {
      if (event.target instanceof HTMLCanvasElement) focusCell(element);
    };
    element?.addEventListener('focusin', pass);
    return () => element?.removeEventListener('focusin', pass);
  }, [box]);
}

function focusCell(element: HTMLElement | null): void {
  const { column, active } = useSelection.getState();
  // The columns are counted from 1 here, since the rows' numbers come first.
  const cell = element?.querySelector<HTMLElement>(`#glide-cell-${column + 1}-${active}`);
  cell?.focus({ preventScroll: true });
}
