import type { LaneStatus, Submission } from '../../../shared/model/submission.ts';
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

/** So that programs that guess take the file for UTF-8. */
const BYTE_ORDER_MARK = '\u{FEFF}';

export function writeHeadings(): string {
  return `${BYTE_ORDER_MARK}${writeLine(HEADINGS)}`;
}

/** Rows of the Send list as lines of CSV: what is on screen, with the time in UTC. `now` is in milliseconds. */
export function writeRows(
  rows: readonly Submission[],
  laneOf: (remoteId: number) => LaneStatus | undefined,
  now: number,
): string {
  return rows.map((row) => writeLine(cellsOf(row, laneOf(row.remoteId), now))).join('');
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

function writeLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(guard(cell))).join(',')}\r\n`;
}

/** A spreadsheet runs what begins like a formula; behind an apostrophe it is text. One that parts cells at `;` or tabs may begin a cell in the middle. */
export function guard(cell: string): string {
  return cell.replaceAll(/(^|[;\t\r\n])(?=[=+\-@])|^(?=[\t\r])/g, "$1'");
}

function quote(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
