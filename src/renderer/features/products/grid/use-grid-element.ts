import { type RefObject, useEffect } from 'react';
import { rescueFocus } from '../../../ui/focus-main.ts';
import { useSelection } from '../selection-store.ts';

/** In milliseconds: the library lets 200 pass before it draws what screen readers read. */
const AFTER_LIBRARY = 300;

/** Names the grid for screen readers and marks it as the start of its pane; the library does neither. */
export function useGridElement(box: RefObject<HTMLElement | null>, label: string): void {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const mark = (): void => {
      // The cell may come after the focus: the first one of a search, or the same in another order.
      if (element.contains(document.activeElement) && document.activeElement instanceof HTMLCanvasElement)
        focusCell(element);
      markStart(element);
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
  // The first column is in sight when it is frozen, and the library would leave the others where they are; so it would the rows,
  // where the cursor is in the first one already and a new list was scrolled meanwhile.
  useEffect(() => {
    const element = box.current;
    const goHome = ({ key, target, ctrlKey, metaKey }: KeyboardEvent): void => {
      const isText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
      if (key !== 'Home' || isText) return;
      const start = ctrlKey || metaKey ? { left: 0, top: 0 } : { left: 0 };
      element?.querySelector('.dvn-scroller')?.scrollTo(start);
    };
    element?.addEventListener('keydown', goHome);
    return () => element?.removeEventListener('keydown', goHome);
  }, [box]);
  // The library goes after the cursor a moment later, and not at all where the cursor is back by then.
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const stop = useSelection.subscribe(({ active, column }, before) => {
      if (active === before.active && column === before.column) return;
      clearTimeout(soon);
      soon = setTimeout(() => {
        const { activeElement } = document;
        const isCell = activeElement instanceof HTMLTableCellElement && box.current?.contains(activeElement);
        if (isCell) focusCell(box.current);
      }, AFTER_LIBRARY);
    });
    return () => {
      clearTimeout(soon);
      stop();
    };
  }, [box]);
  // The picture has the focus for a moment only: what is read out is the cell. Once everything is drawn: a cell that is just taken
  // away would take the focus with it, and the next key would be lost.
  useEffect(() => {
    const element = box.current;
    const pass = (event: FocusEvent): void => {
      if (!(event.target instanceof HTMLCanvasElement)) return;
      queueMicrotask(() => {
        if (document.activeElement === event.target) focusCell(element);
      });
    };
    element?.addEventListener('focusin', pass);
    return () => element?.removeEventListener('focusin', pass);
  }, [box]);
}

/** The canvas is drawn only once the library knows its size: a focus that was lost by then waited on the pane. */
function markStart(element: HTMLElement): void {
  const canvas = element.querySelector('canvas');
  if (canvas === null || canvas.hasAttribute('data-pane-focus')) return;
  canvas.setAttribute('data-pane-focus', '');
  rescueFocus();
}

let following = false;

/** Whether the focus goes after the cursor just now: what the library makes of that is no wish of the person. */
export function isFollowingCursor(): boolean {
  return following;
}

function focusCell(element: HTMLElement | null): void {
  const { column, active } = useSelection.getState();
  // The columns are counted from 1 here, since the rows' numbers come first.
  const cell = element?.querySelector<HTMLElement>(`#glide-cell-${column + 1}-${active}`);
  following = true;
  cell?.focus({ preventScroll: true });
  following = false;
}
