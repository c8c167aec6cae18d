import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
import { BYTE_ORDER_MARK, writeCsvLine } from '../../ui/csv.ts';
import { sayField } from '../../ui/left-out.ts';
import { lookOf } from './send-row.tsx';
import { sayReason } from './send-words.ts';

const HEADINGS = [
  'Product',
  'SKU',
  'Remote',
  'State',
  'Reason',
  'Id there',
  'Stored differently',
  'Attempts',
  'Last change',
];

export function writeHeadings(): string {
  return `${BYTE_ORDER_MARK}${writeCsvLine(HEADINGS)}`;
}

/** Rows of the Send list as lines of CSV: what is on screen, with the time in UTC. `now` is in milliseconds. */
export function writeRows(
  rows: readonly Submission[],
  laneOf: (remoteId: number) => LaneStatus | undefined,
  now: number,
): string {
  return rows.map((row) => writeCsvLine(cellsOf(row, laneOf(row.remoteId), now))).join('');
}

function cellsOf(row: Submission, lane: LaneStatus | undefined, now: number): readonly string[] {
  return [
    row.productName,
    row.productSku ?? '',
    row.remoteName,
    lookOf(row).word,
    sayReason(row, lane, now),
    row.remoteRecordId ?? '',
    sayDifferences(row),
    String(row.attempts),
    new Date(row.updatedAt).toISOString(),
  ];
}

/** Such as: price: 12 -> 12.00; name: Mug -> MUG. */
function sayDifferences({ differences }: Submission): string {
  return differences
    .map(({ field, sent, answered }) => `${sayField(field)}: ${sent} -> ${answered}`)
    .join('; ');
}
