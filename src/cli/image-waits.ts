import type { ImagePlace } from '../shared/model/image-place.ts';
import { PLACE_HOLDS } from '../shared/model/place-holds.ts';
import type { Submission } from '../shared/model/submission.ts';
import { placeKeyVariable } from './key-variables.ts';
import { quoteWord } from './name-catalog.ts';

type Facts = { readonly place: ImagePlace | undefined; readonly catalog: string };

/** Why the image of a product is not published yet, and what comes next. */
export function sayImageWait({ detail }: Pick<Submission, 'detail'>, { place, catalog }: Facts): string {
  if (place === undefined) return 'Its image is published first.';
  const { name, held } = place;
  const start = `Its image goes to ${name} first.`;
  const look = `To look what is wrong: offshelf place test ${quoteWord(name)} ${catalog}.`;
  switch (held) {
    case null:
      return detail === null
        ? `${start} The next sync puts it there.`
        : `${start} ${detail} The next sync tries it again. ${look}`;
    case PLACE_HOLDS.noKey:
      return `${start} There is no key for ${name}. Put it into ${placeKeyVariable(name)}; the next sync tries it.`;
    case PLACE_HOLDS.onlyInWindow:
      return `${start} ${held}`;
    default:
      return `${start} ${held} ${look} Once it is mended: ${sayRetry(place, catalog)}`;
  }
}

/** What has a place try again. */
export function sayRetry({ name }: Pick<ImagePlace, 'name'>, catalog: string): string {
  return `offshelf place retry ${quoteWord(name)} ${catalog}`;
}
