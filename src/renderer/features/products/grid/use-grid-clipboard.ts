import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import { readPasted } from './clipboard.ts';
import { copyHere, cutHere, pasteHere, type ShowPreview } from './grid-actions.ts';

/** Copies, cuts and pastes cells while the keyboard is in the grid. */
export function useGridClipboard(
  box: RefObject<HTMLElement | null>,
  marks: NumberMarks,
  onPreview: ShowPreview,
): void {
  const copy = useEffectEvent(() => copyHere(marks));
  const cut = useEffectEvent(() => cutHere(marks, onPreview));
  const paste = useEffectEvent((data: DataTransfer) => void pasteHere(readPasted(data), marks, onPreview));
  useEffect(() => {
    const mine = (event: ClipboardEvent): boolean => {
      const { activeElement } = document;
      const isHere = box.current?.contains(activeElement) === true && !isEditor(activeElement);
      if (isHere) event.preventDefault();
      return isHere;
    };
    const onCopy = (event: ClipboardEvent): void => {
      if (mine(event)) void copy();
    };
    const onCut = (event: ClipboardEvent): void => {
      if (mine(event)) void cut();
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (mine(event) && event.clipboardData !== null) paste(event.clipboardData);
    };
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCut);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCut);
      window.removeEventListener('paste', onPaste);
    };
  }, [box]);
}

function isEditor(element: Element | null): boolean {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
}
