import { showToast } from './toasts.tsx';

/**
 * Puts text on the clipboard and says so in a toast. Called from a click or a key. By way of the copy event, which
 * needs no permission: this window has none.
 */
export function copyText(text: string, said: string): void {
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true, capture: true });
  const copied = document.execCommand('copy'); // deprecated, and the only way without a permission
  document.removeEventListener('copy', give, { capture: true });
  if (copied) showToast({ text: said });
}
