import { LINK_SECONDS, MOST_LINK_BYTES } from '../../../../shared/model/link-fault.ts';

/** What bounds one picture, and how many are fetched at a time. Times are milliseconds. */
export type ImageBounds = {
  /** For all of it, redirects too. */
  readonly totalMs: number;
  /** Of that, for a HEAD: one that hangs leaves time for the rest. */
  readonly headMs: number;
  readonly maxBytes: number;
  /** A picture that has not said how large it is by then is none, where only that is asked. */
  readonly headerBytes: number;
  /** The longest that a server is waited for which asks to come back later. */
  readonly mostWaitMs: number;
  /** For one that does not say how long. */
  readonly usualWaitMs: number;
  readonly perHost: number;
  readonly atOnce: number;
};

export const IMAGE_BOUNDS: ImageBounds = {
  totalMs: LINK_SECONDS * 1000,
  headMs: 4_000,
  maxBytes: MOST_LINK_BYTES,
  headerBytes: 4_000_000,
  mostWaitMs: 30_000,
  usualWaitMs: 2_000,
  perHost: 3,
  atOnce: 24,
};
