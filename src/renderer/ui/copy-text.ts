import { showToast } from './toasts.tsx';

/** Puts text on the clipboard and says so in a toast. */
export async function copyText(text: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  showToast({ text: said });
}
