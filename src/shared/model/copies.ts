import { z } from 'zod';

/** Why a catalog sends nothing until the person says that this copy of it does. */
export const AwayWhy = z.enum([
  /** It is not where it last sent from. */
  'moved',
  /** It is older than what was sent: a backup, or a copy, was put in its place, or another copy sent since. */
  'older',
  /** The send ledger, which would tell, is gone. */
  'ledger-lost',
]);
export type AwayWhy = z.infer<typeof AwayWhy>;

/** What the send ledger knew and this copy of the catalog did not, since a person last said that it sends. */
export const FoundElsewhere = z.strictObject({
  /** Said to be waiting here, sent since: they are Sent now. */
  sent: z.int().nonnegative(),
  /** Being sent when nobody wrote down what became of it: Unsure now. */
  unsure: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  /** Sent, or maybe sent, and not in this copy at all. */
  lost: z.int().nonnegative(),
});
export type FoundElsewhere = z.infer<typeof FoundElsewhere>;

export const NOTHING_FOUND: FoundElsewhere = { sent: 0, unsure: 0, rejected: 0, lost: 0 };

/** How this catalog stands towards other copies of it. */
export const CopyStatus = z.strictObject({
  /** `null` where it sends. */
  why: AwayWhy.nullable(),
  found: FoundElsewhere,
  /** In line. */
  waiting: z.int().nonnegative(),
  /** In line since before this copy began to send, so that another one may have sent it: it waits for a reading or a word. */
  copied: z.int().nonnegative(),
});
export type CopyStatus = z.infer<typeof CopyStatus>;

/** What becomes of what is in line when a person says that this copy sends from now on. */
export const ClaimedLine = z.enum([
  /** Nothing else sent it: the person's word. */
  'send',
  /** It waits for a reading of the remote's list that has nothing like it, or for the person's word. */
  'check',
]);
export type ClaimedLine = z.infer<typeof ClaimedLine>;
