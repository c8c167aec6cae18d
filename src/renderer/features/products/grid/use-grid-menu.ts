import type { DataEditorRef } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { Point } from '../../../commands/context-menu.tsx';
import { readSheet } from './grid-actions.ts';

/** The button of a mouse that asks for a menu; the keyboard asks without any. */
const MENU_BUTTON = 2;

/** Opens the menu of the cursor’s cell by Shift+F10 and the menu key: the library knows the mouse alone. */
export function useGridMenu(
  box: RefObject<HTMLElement | null>,
  editor: RefObject<DataEditorRef | null>,
  onMenu: (at: Point) => void,
): void {
  const open = useEffectEvent(() => {
    const { selection } = readSheet();
    if (selection === null) return;
    const cell = editor.current?.getBounds(selection.column, selection.row);
    const edge = cell ?? box.current?.getBoundingClientRect();
    if (edge !== undefined) onMenu({ x: edge.x, y: edge.y + (cell?.height ?? 0) });
  });
  useEffect(() => {
    const element = box.current;
    const onContextMenu = (event: MouseEvent): void => {
      const isText = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (event.button === MENU_BUTTON || isText) return;
      event.preventDefault();
      event.stopPropagation();
      open();
    };
    element?.addEventListener('contextmenu', onContextMenu, { capture: true });
    return () => element?.removeEventListener('contextmenu', onContextMenu, { capture: true });
  }, [box]);
}
