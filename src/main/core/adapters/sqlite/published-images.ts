import { readLocalImage } from '../../../../shared/model/local-image.ts';
import type { PublishedImage } from '../../../../shared/model/published-image.ts';
import type { SendingStore } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';

type Found = {
  readonly state: PublishedImage['state'];
  readonly url: string;
  readonly detail: string | null;
};

/** How the image file of a product stands at the place where a remote's images go. */
export function createPublishedImages(db: Database): SendingStore['publishedImage'] {
  const select = db.prepare<[number, string], Found>(
    'SELECT state, url, detail FROM image_upload WHERE place_id = ? AND file = ?',
  );
  return ({ imagePlaceId }, imageUrl) => {
    const image = imagePlaceId === null ? null : readLocalImage(imageUrl);
    const found = imagePlaceId === null || image === null ? undefined : select.get(imagePlaceId, image.file);
    return found && toPublished(found);
  };
}

function toPublished({ state, url, detail }: Found): PublishedImage {
  if (state === 'done') return { state, url };
  return state === 'failed' ? { state, detail: detail ?? '' } : { state };
}
