import { readLocalImage } from '../../../../shared/model/local-image.ts';
import type { PublishedImage } from '../../../../shared/model/published-image.ts';
import type { SendingStore } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';

/** The state is `null` where the file was never wanted there. */
type Found = {
  readonly state: PublishedImage['state'] | null;
  readonly url: string;
  readonly detail: string | null;
};

/** How the image file of a product stands at the place where a remote's images go. */
export function createPublishedImages(db: Database): SendingStore['publishedImage'] {
  const select = db.prepare<[string, number], Found>(`
    SELECT u.state, u.url, u.detail FROM image_place i LEFT JOIN image_upload u ON u.place_id = i.id AND u.file = ?
    WHERE i.id = ? AND i.removed_at IS NULL`);
  return ({ imagePlaceId }, imageUrl) => {
    const image = imagePlaceId === null ? null : readLocalImage(imageUrl);
    if (imagePlaceId === null || image === null) return undefined;
    return toPublished(select.get(image.file, imagePlaceId));
  };
}

function toPublished(found: Found | undefined): PublishedImage | undefined {
  if (found === undefined) return NO_PLACE;
  const { state, url, detail } = found;
  if (state === null) return undefined;
  if (state === 'done') return { state, url };
  return state === 'failed' ? { state, detail: detail ?? '' } : { state };
}

const NO_PLACE: PublishedImage = {
  state: 'failed',
  detail:
    'The place where the images of this remote go is not there any more. Choose another one for the remote.',
};
