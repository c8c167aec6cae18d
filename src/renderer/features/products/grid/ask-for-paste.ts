import { offshelf } from '../../../bridge/offshelf.ts';
import { showProblem } from './write-cells.ts';

/** After the program was asked for it, in milliseconds. */
const PASTE_COMES = 300;

/**
 * Asks the program for all that is on the clipboard, whatever has the keyboard. By itself Chromium makes Ctrl+Shift+V a paste of
 * plain text: our own values, exact and set or not, would be lost.
 */
export async function askForPaste(take: (data: DataTransfer) => void): Promise<void> {
  const onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.clipboardData !== null) take(event.clipboardData);
  };
  window.addEventListener('paste', onPaste, { capture: true, once: true });
  const pasted = await offshelf().app.paste({});
  if (!pasted.ok) showProblem(pasted.error);
  setTimeout(() => window.removeEventListener('paste', onPaste, { capture: true }), PASTE_COMES);
}
