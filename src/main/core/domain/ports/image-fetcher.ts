import type { ImageType } from '../../../../shared/model/image-header.ts';
import type { LinkFault } from '../../../../shared/model/link-fault.ts';

/** What one fetch may do. */
export type FetchLimits = {
  /** Hosts whose private addresses and plain http are allowed. */
  readonly allowedHosts: readonly string[];
  /** All of the picture is read and handed over; otherwise only as much as tells what it is. */
  readonly whole: boolean;
  /** What was there before: where a HEAD says that it still is, that is enough. A HEAD never proves that it is not. */
  readonly known: { readonly type: ImageType; readonly length: number } | null;
};

/** Why nobody knows: the picture has no part in it. `detail` is for the log. */
export type NotAsked = 'offline' | 'busy' | 'proxy' | 'stopped';

export type ImageFetched =
  | {
      readonly kind: 'image';
      readonly status: number;
      readonly finalUrl: string;
      readonly type: ImageType;
      readonly width: number;
      readonly height: number;
      /** Of the whole picture, in bytes; `null` where nobody says. */
      readonly length: number | null;
      /** SHA-256 in hex; of a large picture that is not read as a whole, of its beginning and its length. `null` where nobody says the length. */
      readonly hash: string | null;
      /** Where all of it was asked for. */
      readonly bytes?: Uint8Array;
    }
  /** The server still has what was known. */
  | { readonly kind: 'unchanged'; readonly status: number; readonly finalUrl: string }
  | {
      readonly kind: 'fault';
      readonly fault: LinkFault;
      readonly status: number | null;
      readonly finalUrl: string;
      readonly detail: string;
    }
  | { readonly kind: 'not-asked'; readonly why: NotAsked; readonly detail: string };

/**
 * Fetches pictures from anywhere as hostile input: no cookie, key or referrer leaves, private addresses are refused after DNS,
 * redirects are few and each is checked anew, and size and time are bounded. Never rejects.
 */
export type ImageFetcher = {
  readonly fetchImage: (url: string, limits: FetchLimits) => Promise<ImageFetched>;
};
