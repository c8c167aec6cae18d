import type { DataEditorRef } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { type DropTarget, provideDropTarget } from '../../../ui/drop-target.ts';
import { type RowsState, rowAt } from '../rows-store.ts';

/** An image can be dropped on a row of the grid, whose cells are a picture that only the library can read. */
export function useGridDrops(
  box: RefObject<HTMLElement | null>,
  editor: RefObject<DataEditorRef | null>,
  rows: RowsState,
): void {
  const find = useEffectEvent(({ target, clientX, clientY }: DragEvent): DropTarget | null => {
    const place = box.current;
    if (place === null || !(target instanceof Node) || !place.contains(target)) return null;
    if (rows.query.view === 'trash') return null;
    const at = editor.current?.getMouseArgsForPosition(clientX, clientY);
    if (at?.kind !== 'cell') return null;
    const row = rowAt(rows, at.location[1]);
    const cell = editor.current?.getBounds(0, at.location[1]);
    if (row === undefined || cell === undefined) return null;
    const { left, width } = place.getBoundingClientRect();
    return { product: row.id, name: row.name, box: { left, width, top: cell.y, height: cell.height } };
  });
  useEffect(() => provideDropTarget((event) => find(event)), []);
}
