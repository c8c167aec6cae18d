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

/** The product that has an id of the remote's here. */
export type RecordOwner = {
  readonly productName: string;
  /** The remote itself gave it that id; a person may have given a wrong one. */
  readonly saidByRemote: boolean;
};

/** What is unsure at one account, answered by a read-only connection. */
export type UnsureReader = {
  /** In the order in which they left. */
  readonly unsureAt: (accountId: number) => readonly UnsureRow[];
  /** The account that a remote leads to, or led to before it was removed. */
  readonly accountOf: (remoteId: number) => number | undefined;
  /** How many products were sent to this account, as the remote itself said. */
  readonly countSent: (accountId: number) => number;
  /** The product that was sent to this account and has that id. */
  readonly recordOwner: (accountId: number, recordId: string) => RecordOwner | undefined;
};
