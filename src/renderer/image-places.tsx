import { useEffect } from 'react';
import { closeImagePlaces, openImagePlaces } from './commands/image-places.ts';
import { useCommand } from './commands/use-command.ts';
import { atLeisure } from './ui/later.tsx';

const PlacesDialog = atLeisure(
  async () => (await import('./features/images/places/places-dialog.tsx')).PlacesDialog,
);

/** The places for images of an open catalog, which take their dialog away with themselves. */
export function ImagePlaces() {
  useCommand('images.places', { enabled: true, run: () => openImagePlaces('list') });
  useEffect(() => closeImagePlaces, []);
  return <PlacesDialog />;
}
