import type { ImagePlace, ImagePlaceInput } from '../../../../shared/model/image-place.ts';

/** A file that products in line wait for, at a place where something can be put now. */
export type WantedUpload = {
  readonly placeId: number;
  /** The value of the product's image. */
  readonly image: string;
};

/** How far a file has come at a place. Times are UTC milliseconds. */
export type StoredUpload = {
  readonly key: string;
  readonly url: string;
  readonly state: 'waiting' | 'failed' | 'done';
  /** It lies there; whether everybody can open it is not known. */
  readonly put: boolean;
  /** Tries that came to nothing since it was wanted, or put. */
  readonly tries: number;
  readonly nextAt: number | null;
  /** A sentence for the person. */
  readonly detail: string | null;
  readonly checkedAt: number | null;
};

/** What of a place the window does not see. */
export type PlaceWait = {
  readonly tries: number;
  readonly notBefore: number | null;
  /** Why it is left alone, in a sentence. */
  readonly trouble: string | null;
};

/** Places for images, and how each file stands there. */
export type ImagePlaceStore = {
  readonly find: (id: number) => (ImagePlace & PlaceWait) | undefined;
  readonly insert: (place: ImagePlaceInput, origin: string | null) => number;
  /** Writes what it is called and how it is reached; what lies there counts as before. */
  readonly update: (id: number, place: ImagePlaceInput, origin: string | null) => void;
  /** What lies at the place as it was up to now stays known, and no longer counts as lying at the place. */
  readonly setAside: (id: number) => void;
  readonly remove: (id: number) => void;
  /** The remotes whose images go there. */
  readonly remotesOf: (id: number) => readonly { readonly id: number; readonly name: string }[];
  /** Why nothing is put there, in a sentence; `null` ends it, and every wait. */
  readonly hold: (id: number, why: string | null) => void;
  /** A new run tries whatever waited, and places that were held for one of these reasons. */
  readonly beginAnew: (held: readonly string[]) => void;
  /** Every file that waits, at whichever place, is tried at once. */
  readonly endFileWaits: () => void;
  /** It could not be reached. */
  readonly wait: (id: number, wait: PlaceWait) => void;
  /** A folder that somebody chose on this computer: a catalog that was made elsewhere writes into none. */
  readonly takeFolder: (folder: string) => void;
  readonly isFolderTaken: (folder: string) => boolean;
  /** What is not public there is put there once more; the files that had failed. */
  readonly retryUndone: (id: number) => readonly string[];

  /** Of these accounts alone where any are named; at most so many for each remote, those that are first in line first; one file may be named several times. */
  readonly wanted: (
    now: number,
    most: number,
    /** `except`: files that are on their way, each as `<place> <file>`. */
    choice: { readonly accounts?: ReadonlySet<number> | undefined; readonly except: readonly string[] },
  ) => readonly WantedUpload[];
  /** True where a product in line waits for its image, however long that takes. */
  readonly isAnythingWanted: () => boolean;
  readonly upload: (placeId: number, file: string) => StoredUpload | undefined;
  /** True where another file has this key there. */
  readonly isKeyTaken: (placeId: number, key: string, file: string) => boolean;
  readonly keepUpload: (placeId: number, file: string, upload: StoredUpload) => void;
  /** Pixels of a file in the folder of images. */
  readonly sizeOf: (hash: string) => { readonly width: number; readonly height: number } | undefined;
  /** Products that are not in the trash and have this file as their image. */
  readonly productsWith: (file: string) => readonly number[];
};

/** The same for a side that only reads. */
export type ImagePlaceReader = {
  readonly list: () => readonly ImagePlace[];
  readonly counts: (id: number) => {
    readonly waiting: number;
    readonly failed: number;
    readonly done: number;
  };
  readonly uploads: (files: readonly string[]) => readonly (StoredUpload & {
    readonly placeId: number;
    readonly file: string;
  })[];
};
