import { t } from '../i18n/t.ts';

const TOO_LARGE = t`This image is too large to show: at most 100 MB and 50 megapixels`;
const NOT_NOW = t`This image can’t be shown right now`;

/** What there is to say about a picture that can't be shown, by the word of the answer. */
const FAULTS: Readonly<Record<string, string>> = {
  'not-there': t`The file of this image is not there`,
  empty: t`The file of this image is empty`,
  'not-an-image': t`This file is not an image`,
  undecodable: t`This image is damaged or of a kind that can’t be shown`,
  'too-large': TOO_LARGE,
  'too-many-pixels': TOO_LARGE,
  'too-slow': t`This image takes too long to show`,
  crashed: t`This image is damaged or of a kind that can’t be shown`,
};

export function sayFault(word: string): string {
  return FAULTS[word] ?? NOT_NOW;
}
