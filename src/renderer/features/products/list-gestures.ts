import type { KeyboardEvent, MouseEvent } from 'react';
import type { CommandId } from '../../commands/command-table.ts';
import { runOrSayWhy } from '../../commands/shortcuts.ts';
import { extendTo, moveTo, selectAll, selectNothing, toggleRow } from './selection-store.ts';

/** The element of a row, so that the grid can point at its active one. */
export function rowElementId(index: number): string {
  return `product-row-${index}`;
}

export type KeyContext = {
  readonly active: number;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
};

const CLIPBOARD: ReadonlyMap<string, CommandId> = new Map([
  ['c', 'cells.copy'],
  ['x', 'cells.cut'],
  ['v', 'cells.paste'],
]);

/** What a key does in the list; `null` leaves it to others. */
export function keyAction(
  event: KeyboardEvent,
  target: number | null,
  context: KeyContext,
): (() => void) | null {
  const { active, onOpen, onDelete } = context;
  if (event.altKey || event.nativeEvent.isComposing) return null;
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'a') return selectAll;
    const clipboard = CLIPBOARD.get(key);
    if (clipboard !== undefined && !event.shiftKey) return () => runOrSayWhy(clipboard, event.repeat);
    if (event.key !== 'Home' && event.key !== 'End') return null;
  }
  if (target !== null) return event.shiftKey ? () => void extendTo(target) : () => moveTo(target);
  switch (event.key) {
    case ' ':
      return () => toggleRow(active);
    case 'Enter':
    case 'F2':
      return onOpen;
    case 'Delete':
      return onDelete;
    case 'Escape':
      return selectNothing;
    default:
      return null;
  }
}

/** A click on a tick ticks, and the keyboard stays with the list. */
export function keepFocus(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}

/** Ticks or moves; the row that a plain click picked, or `null`. */
export function clickRow(event: MouseEvent): number | null {
  const index = rowIndexOf(event.target);
  if (index === null || event.target instanceof HTMLInputElement) return null;
  if (event.shiftKey) {
    void extendTo(index);
    return null;
  }
  if (event.ctrlKey || event.metaKey) {
    toggleRow(index);
    return null;
  }
  moveTo(index);
  return index;
}

/** The index of the row that was pointed at, or `null`. */
export function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
}

/** Where the menu key opens the menu: at the row it is about. */
export function pointAtRow(index: number): { x: number; y: number } {
  const box = document.getElementById(rowElementId(index))?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + 80, y: box?.bottom ?? 0 };
}
