import type { ImageState } from '../../../shared/model/filter.ts';
import { t } from '../../i18n/t.ts';

/** What a filter says of images, after “is” and in lists. */
export const IMAGE_WORDS: Readonly<Record<ImageState, string>> = {
  missing: t`missing`,
  broken: t`broken`,
  'not-allowed': t`at a host that is not allowed`,
  'not-checked': t`not checked`,
  local: t`only on this computer`,
  http: t`at an http:// address`,
  'too-small': t`too small`,
  'not-square': t`not square`,
  duplicates: t`the same as another’s`,
};
