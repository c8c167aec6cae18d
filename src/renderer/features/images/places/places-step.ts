import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import type { PlaceKind } from './place-draft.ts';

/** What the dialog shows: the places, the kinds of a new one, or the fields of one. */
export type PlacesStep =
  /** `saved` has just been set up or changed: it is to be tested. */
  | { readonly kind: 'list'; readonly saved: number | null }
  | { readonly kind: 'kinds' }
  | { readonly kind: 'form'; readonly place: PlaceKind; readonly before: ImagePlace | null };

const LIST: PlacesStep = { kind: 'list', saved: null };
const KINDS: PlacesStep = { kind: 'kinds' };

/** Where the dialog begins. */
export function firstStep(start: 'list' | 'add'): PlacesStep {
  return start === 'add' ? KINDS : LIST;
}

/** One step back; `null` where that is out of the dialog. */
export function stepBefore(step: PlacesStep, start: 'list' | 'add'): PlacesStep | null {
  switch (step.kind) {
    case 'list':
      return null;
    case 'kinds':
      return start === 'add' ? null : LIST;
    case 'form':
      return step.before === null ? KINDS : LIST;
  }
}
