import type { ImageExtension } from '../../../../shared/model/image-header.ts';

/** A file below one of the places that the person chose, or a folder, a link or a device there that is not read. */
export type ListedFile = {
  /** Which of the places. */
  readonly root: number;
  /** Below it, with slashes; '' for the place itself. */
  readonly inside: string;
  readonly bytes: number;
  /** Why it is not read, in a sentence. */
  readonly problem: string | null;
};

/** What an image file is. Width and height are pixels, as it is shown. */
export type ImageFacts = {
  /** SHA-256, in hex. */
  readonly hash: string;
  readonly ext: ImageExtension;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
};

/** An image file, or why it is not taken, in a sentence. */
export type LookedAt = { readonly image: ImageFacts } | { readonly problem: string };

/** Hears how many more bytes are read. @throws to end the work */
export type FollowBytes = (bytes: number) => void;

/** Reads files of this computer that the person chose. Nothing of them is ever changed. */
export type ImageFiles = {
  /** What a place is called. */
  readonly nameOf: (place: string) => string;
  /**
   * The files below places, hidden ones left out, in no order. Links are not followed. `follow` hears of each, and is waited for.
   * @throws ImageRefusal `missing` or `too-many`, and what `follow` throws
   */
  readonly list: (
    places: readonly string[],
    most: number,
    follow: () => Promise<void>,
  ) => Promise<readonly ListedFile[]>;
  /** What one file is, by its own bytes. Read a piece at a time; never throws but what `follow` throws. */
  readonly look: (place: string, inside: string, follow: FollowBytes) => Promise<LookedAt>;
};

/**
 * What is about to be put into the folder of images, a line for each file: what a crash leaves of it is found again by this. It
 * speaks of one catalog alone: where another takes its place, it has to go.
 */
export const COPYING_NOTE = 'copying.txt';

/** Image files in the catalog's own folder, named by what is in them and never changed. */
export type ImageShelf = {
  /** True where this file lies there in full. */
  readonly has: (image: ImageFacts) => Promise<boolean>;
  /** Bytes that the disk has left. */
  readonly room: () => Promise<number>;
  /**
   * Notes that files are about to be put here, so that those that no product gets are removed after a crash.
   * @throws ImageRefusal
   */
  readonly begin: (images: readonly ImageFacts[]) => Promise<void>;
  /** Copies one file in, whole and confirmed by the disk. @throws ImageRefusal `changed` where it is not what it was, and what `follow` throws */
  readonly put: (
    image: ImageFacts,
    from: { readonly place: string; readonly inside: string },
    follow: FollowBytes,
  ) => Promise<void>;
  /** What was put is complete: its names are confirmed by the disk. @throws ImageRefusal */
  readonly settle: () => Promise<void>;
  /** Removes what was noted and is no image of the catalog, and the note. Never throws: what can't be removed does no harm. */
  readonly tidy: (isKnown: (hash: string) => boolean) => Promise<void>;
};

export type WhyNoImage = 'missing' | 'too-many' | 'changed' | 'disk-full' | 'read-only' | 'unreadable';

/** Files that are not read or not copied. The message is one plain sentence for the person that says what to do. */
export class ImageRefusal extends Error {
  readonly code: WhyNoImage;

  constructor(code: WhyNoImage, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ImageRefusal';
    this.code = code;
  }
}
