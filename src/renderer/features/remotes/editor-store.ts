import { create } from 'zustand';

type Edited = { readonly remoteId: number | null; readonly atImages: boolean };

/** The remote that is changed from elsewhere than the list of remotes. */
export const useRemoteEditor = create<Edited>(() => ({ remoteId: null, atImages: false }));

/** Opens a remote's settings over whatever the window shows, with the keyboard in its address. */
export function editRemote(remoteId: number): void {
  useRemoteEditor.setState({ remoteId, atImages: false });
}

/** The same with the keyboard where it is said where its images go. */
export function chooseImagePlace(remoteId: number): void {
  useRemoteEditor.setState({ remoteId, atImages: true });
}

export function closeRemoteEditor(): void {
  useRemoteEditor.setState({ remoteId: null });
}
