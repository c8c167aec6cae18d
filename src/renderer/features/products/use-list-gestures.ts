import type { KeyboardEvent, MouseEvent } from 'react';
import { clickRow, keyAction, pointAtRow, rowIndexOf } from './list-gestures.ts';
import { type RowsState, rowAt } from './rows-store.ts';
import { aimAt, moveTo } from './selection-store.ts';

type Props = {
  readonly rows: RowsState;
  readonly active: number;
  /** Where a key moves; `null` when it is no moving key. */
  readonly keyTarget: (key: string) => number | null;
  /** A click on a row, also on the active one. */
  readonly onPick: (id: number) => void;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
};

/** What keyboard and mouse do among rows that are elements of the page. */
export function useListGestures({ rows, active, keyTarget, onPick, onOpen, onDelete, onMenu }: Props) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyAction(event, keyTarget(event.key), { active, onOpen, onDelete });
    if (act === null || (event.target !== event.currentTarget && event.key !== 'Escape')) return;
    event.preventDefault();
    act();
  };
  const onClick = (event: MouseEvent): void => {
    const row = rowAt(rows, clickRow(event) ?? -1);
    if (row) onPick(row.id);
  };
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const index = rowIndexOf(event.target);
    if (index !== null) {
      moveTo(index);
      aimAt(index);
    }
    // From the keyboard it is about the active row, and opens there.
    onMenu(index === null ? pointAtRow(active) : { x: event.clientX, y: event.clientY });
  };
  return { onKeyDown, onClick, onContextMenu };
}
