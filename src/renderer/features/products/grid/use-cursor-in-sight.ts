import type { DataEditorRef } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect } from 'react';
import { readSheet } from './grid-actions.ts';

/** As many are waited for at most. */
const FRAMES = 10;

/** Keeps the cursor in sight where the sheet becomes lower, as when something is said below its rows. */
export function useCursorInSight(
  box: RefObject<HTMLElement | null>,
  editor: RefObject<DataEditorRef | null>,
): void {
  useEffect(() => {
    const sheet = box.current?.firstElementChild;
    if (!sheet) return;
    let height = sheet.clientHeight;
    const observer = new ResizeObserver(() => {
      const before = height;
      height = sheet.clientHeight;
      if (height < before) follow(before);
    });
    const follow = (before: number, frames = FRAMES): void => {
      const { selection } = readSheet();
      const scroller = sheet.querySelector('.dvn-scroller');
      if (selection === null || scroller === null) return;
      // The library measures itself a moment later, and can't scroll so far before.
      if (scroller.clientHeight > height && frames > 0)
        return void requestAnimationFrame(() => follow(before, frames - 1));
      const cell = editor.current?.getBounds(selection.column, selection.row);
      if (cell === undefined) return;
      const { top } = sheet.getBoundingClientRect();
      const covered = cell.y + cell.height - (top + scroller.clientHeight);
      if (covered > 0 && cell.y < top + before) scroller.scrollBy({ top: covered });
    };
    observer.observe(sheet);
    return () => observer.disconnect();
  }, [box, editor]);
}
