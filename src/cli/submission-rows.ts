import type { LaneStatus, Submission, SubmissionState } from '../shared/model/submission.ts';
import { failed } from './command-failure.ts';
import type { Core } from './open-core.ts';
import { sayReason } from './reason-words.ts';
import type { Column } from './table.ts';

const PAGE = 1000;

/** A submission as scripts get it. */
export type Row = {
  readonly id: string;
  /** The product's id. */
  readonly product: number;
  readonly productName: string;
  /** The remote's name. */
  readonly remote: string;
  readonly state: SubmissionState;
  readonly reason: string | null;
  /** The reason in a sentence, and what comes next. */
  readonly message: string;
  readonly remoteId: string | null;
  readonly attempts: number;
  /** When it moves by itself; UTC milliseconds. */
  readonly wakeAt: number | null;
};

export const ROW_COLUMNS: readonly Column<Row>[] = [
  { head: 'id', of: ({ id }) => id },
  { head: 'product', of: ({ product }) => product },
  { head: 'name', of: ({ productName }) => productName },
  { head: 'remote', of: ({ remote }) => remote },
  { head: 'state', of: ({ state }) => state },
  { head: 'reason', of: ({ reason }) => reason },
  { head: 'remoteId', of: ({ remoteId }) => remoteId },
  { head: 'attempts', of: ({ attempts }) => attempts },
];

export function toRow(row: Submission, lanes: readonly LaneStatus[]): Row {
  return {
    id: row.id,
    product: row.productId,
    productName: row.productName,
    remote: row.remoteName,
    state: row.state,
    reason: row.reason,
    message: sayReason(
      row,
      lanes.find(({ remoteId }) => remoteId === row.remoteId),
    ),
    remoteId: row.remoteRecordId,
    attempts: row.attempts,
    wakeAt: row.wakeAt,
  };
}

/** One submission. @throws CommandFailure where there is none of this id */
export async function readSubmission(core: Core, id: string): Promise<Row> {
  const { lanes } = await core.call('sending.status', {});
  const row = await core.call('sending.row', { id });
  if (row === null) throw failed('not-found', 'There is no such submission in this catalog.');
  return toRow(row, lanes);
}

/** Every submission, or every one in a state; the oldest first. */
export async function readSubmissions(core: Core, state: SubmissionState | null): Promise<readonly Row[]> {
  const { lanes } = await core.call('sending.status', {});
  const rows: Row[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { readonly rows: Submission[]; readonly next: number | null } = await core.call(
      'sending.rows',
      { state, after, count: PAGE },
    );
    rows.push(...page.rows.map((row) => toRow(row, lanes)));
    after = page.next;
  }
  return rows;
}
