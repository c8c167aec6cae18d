import { create } from 'zustand';

/** The dialog of the places for images: over what the window shows, also over the form of a remote that is to get one. */
export const useImagePlaces = create<{ readonly opened: 'list' | 'add' | null }>(() => ({ opened: null }));

/** Shows the places that there are, or begins a new one at once. */
export function openImagePlaces(at: 'list' | 'add'): void {
  useImagePlaces.setState({ opened: at });
}

export function closeImagePlaces(): void {
  useImagePlaces.setState({ opened: null });
}
