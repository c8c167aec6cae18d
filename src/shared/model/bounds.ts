// Without schemas: the window uses it, and carries none.

/** As many products as one request names. */
export const MOST_NAMED = 100_000;

/** As many pieces of a list may be selected apart from each other. */
export const MOST_SPANS = 10_000;

/** As many products are put in line in one step: others wait so long. */
export const SENT_AT_ONCE = 500;

/** What a Change is called, in UTF-16 units. */
export const LONGEST_SUBJECT = 200;

/** As many Changes can be undone. */
export const CHANGES_KEPT = 100;

/** As many of the products that an undo has written are named. */
export const WRITTEN_NAMED = 50;

/** In bytes: more is never put beside a catalog, and a file that is larger is none of ours. */
export const LARGEST_DRAFT_JOURNAL = 2 ** 26;
