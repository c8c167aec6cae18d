import { create } from 'zustand';

/** The remote that is changed from elsewhere than the list of remotes. */
export const useRemoteEditor = create<{ readonly remoteId: number | null }>(() => ({ remoteId: null }));

/** Opens a remote's settings over whatever the window shows, with the keyboard in its address. */
export function editRemote(remoteId: number): void {
  useRemoteEditor.setState({ remoteId });
}

export function closeRemoteEditor(): void {
  useRemoteEditor.setState({ remoteId: null });
}
