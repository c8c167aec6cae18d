import { useEffect, useEffectEvent } from 'react';
import { type DropTarget, provideDropTarget } from '../../ui/drop-target.ts';
import { rowElementId, rowIndexOf } from './list-gestures.ts';
import { type RowsState, rowAt } from './rows-store.ts';

/** An image can be dropped on the element of a row. */
export function useRowDrops(rows: RowsState): void {
  const find = useEffectEvent(({ target }: DragEvent): DropTarget | null => {
    const index = target === null || rows.query.view === 'trash' ? null : rowIndexOf(target);
    const row = index === null ? undefined : rowAt(rows, index);
    const box = index === null ? null : document.getElementById(rowElementId(index))?.getBoundingClientRect();
    return row && box ? { product: row.id, name: row.name, box } : null;
  });
  useEffect(() => provideDropTarget((event) => find(event)), []);
}
