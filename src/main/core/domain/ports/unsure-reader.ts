import type { UnsureKind } from '../../../../shared/model/submission.ts';
import type { Attempt } from './sending-store.ts';

/** A row that nobody can be sure of, and what its last request left with. */
export type UnsureRow = {
  readonly submissionId: string;
  readonly productName: string;
  readonly productSku: string | null;
  readonly unsureKind: UnsureKind;
  readonly profileId: string;
  readonly sentSku: string | null;
  /** Nothing there had its SKU before its first request left, and no other product left with it. */
  readonly isSkuOwn: boolean;
  readonly sent: Pick<Attempt, 'identity' | 'body'>;
  /** How many of its requests have left, and when the last one did. */
  readonly attempts: number;
  readonly leftAt: number;
};

/** What is unsure at one account, answered by a read-only connection. */
export type UnsureReader = {
  /** In the order in which they left. */
  readonly unsureAt: (accountId: number) => readonly UnsureRow[];
  /** How many products were sent to this account. */
  readonly countSent: (accountId: number) => number;
  /** True for the id of a product that was sent to this account. */
  readonly isRecordOwned: (accountId: number, recordId: string) => boolean;
};
