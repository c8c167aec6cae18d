import type { ImageWhere } from '../../../../shared/model/image-place.ts';

/** A file that is put somewhere. */
export type Upload = {
  readonly where: ImageWhere;
  /** The secret access key or the password; '' where the place needs none. */
  readonly secret: string;
  /** What the secret is bound to: it goes nowhere else, whatever `where` says; `null` where there is none. */
  readonly origin: string | null;
  /** Below the place; parts of letters, digits, `-`, `_` and `.`, with slashes between them. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** As in `image/jpeg`. */
  readonly type: string;
  /** Where everybody finds it, for a manifest. */
  readonly url: string;
  /** Hears of every folder that is made for it, from the outermost one on, and of the manifest; each by its path below the place. */
  readonly onMade?: (below: string) => void;
};

/** What is removed. Of what was `made` for it goes what nobody else uses by now. */
export type Removal = Pick<Upload, 'where' | 'secret' | 'origin' | 'key'> & {
  readonly made?: readonly string[];
};

/** What one try came to; `detail` is a sentence for the person, without the secret. */
export type Uploaded =
  /** It lies there, by this try or by one before. */
  | { readonly kind: 'there' }
  /** Nobody could ask: no network, or the place can't be reached. */
  | { readonly kind: 'offline'; readonly detail: string }
  /** The place had no time, or did not answer. `after`: milliseconds that it wants to be left alone. */
  | { readonly kind: 'later'; readonly detail: string; readonly after: number | null }
  /** The place takes nothing: wrong key, no permission, no such bucket or folder, no room. */
  | { readonly kind: 'closed'; readonly detail: string }
  /** This one file was not taken. */
  | { readonly kind: 'refused'; readonly detail: string };

/** Puts files where others find them. The same key with the same bytes may be put again and again. Never throws. */
export type ImageUploader = {
  readonly put: (upload: Upload) => Promise<Uploaded>;
  /** Removes what `put` put there; what is not there is removed. */
  readonly remove: (removal: Removal) => Promise<Uploaded>;
};
