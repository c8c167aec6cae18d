import type { DataEditorRef } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useEffectEvent } from 'react';

/** A double click on the fill handle fills to the end of the list; the library knows its dragging alone. */
export function useFillToEnd(
  box: RefObject<HTMLElement | null>,
  editor: RefObject<DataEditorRef | null>,
  fill: () => void,
): void {
  const onDouble = useEffectEvent(({ clientX, clientY }: MouseEvent) => {
    const at = editor.current?.getMouseArgsForPosition(clientX, clientY);
    if (at?.kind === 'cell' && at.isFillHandle) fill();
  });
  useEffect(() => {
    const element = box.current;
    const onDoubleClick = (event: MouseEvent): void => onDouble(event);
    element?.addEventListener('dblclick', onDoubleClick);
    return () => element?.removeEventListener('dblclick', onDoubleClick);
  }, [box]);
}
