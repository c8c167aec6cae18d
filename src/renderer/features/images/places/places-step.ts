import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import type { PlaceKind } from './place-draft.ts';

/** What the dialog shows: the places, the kinds of a new one, or the fields of one. */
export type PlacesStep =
  /** `saved` has just been set up or changed: it is to be tested. */
  | { readonly kind: 'list'; readonly saved: number | null }
  | { readonly kind: 'kinds' }
  | { readonly kind: 'form'; readonly place: PlaceKind; readonly before: ImagePlace | null };
