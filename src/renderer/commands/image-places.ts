import { create } from 'zustand';

type Places = {
  readonly opened: 'list' | 'add' | null;
  /** They stand over the form of a remote that is to get one. */
  readonly isForRemote: boolean;
};

/** The dialog of the places for images, over what the window shows. */
export const useImagePlaces = create<Places>(() => ({ opened: null, isForRemote: false }));

/** Shows the places that there are, or begins a new one at once. */
export function openImagePlaces(opened: 'list' | 'add', isForRemote = false): void {
  useImagePlaces.setState({ opened, isForRemote });
}

export function closeImagePlaces(): void {
  useImagePlaces.setState({ opened: null });
}
