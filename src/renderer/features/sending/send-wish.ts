import { create } from 'zustand';
import { runCommand } from '../../commands/command-store.ts';

/** Where in the Send list a command wants the keyboard, as soon as the list is there. */
export type SendWish = 'find' | 'needs-you' | 'held' | 'said';

export const useSendWish = create<{ readonly wish: SendWish | null }>(() => ({ wish: null }));

/** Shows the Send list with the keyboard at this place. */
export function openSendListAt(wish: SendWish): void {
  useSendWish.setState({ wish });
  runCommand('send.list');
}

export function endWish(): void {
  useSendWish.setState({ wish: null });
}
