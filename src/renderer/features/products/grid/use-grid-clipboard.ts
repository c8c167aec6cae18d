import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { readPasted } from './clipboard.ts';
import { copyHere, cutHere, pasteHere, type ShowPreview } from './grid-actions.ts';
import { showProblem } from './write-cells.ts';

let asked = false;

/** Pastes by the menu, which has the keyboard for that moment. */
export async function askForPaste(): Promise<void> {
  asked = true;
  const pasted = await offshelf().app.paste({});
  if (!pasted.ok) showProblem(pasted.error);
  setTimeout(() => {
    asked = false;
  }, PASTE_COMES);
}
/** After the program was asked for it, in milliseconds. */
const PASTE_COMES = 300;

/** Copies, cuts and pastes cells while the keyboard is in the grid, by key or by the menu. */
export function useGridClipboard(
  box: RefObject<HTMLElement | null>,
  marks: NumberMarks,
  onPreview: ShowPreview,
): void {
  const copy = useEffectEvent(() => copyHere(marks));
  const cut = useEffectEvent(() => cutHere(marks, onPreview));
  const paste = useEffectEvent((data: DataTransfer, asNew: boolean) => {
    const given = readPasted(data);
    if (given !== null) void pasteHere(given, marks, asNew, onPreview);
  });
  useEffect(() => {
    let shift = false;
    const onKey = (event: KeyboardEvent): void => {
      shift = event.shiftKey;
    };
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
      const byMenu = asked;
      asked = false;
      if (byMenu) event.preventDefault();
      if ((!byMenu && !mine(event)) || event.clipboardData === null) return;
      paste(event.clipboardData, shift && !byMenu);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCut);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCut);
      window.removeEventListener('paste', onPaste);
    };
  }, [box]);
}

function isEditor(element: Element | null): boolean {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
}
