import type { Failed } from '../../../../shared/contract/result.ts';
import type { Cell, CellValue } from '../../../../shared/model/cell.ts';
import type { CellsKind } from '../../../../shared/model/change.ts';
import { currencyDigits } from '../../../../shared/model/currency.ts';
import { isCanonicalPrice } from '../../../../shared/model/money.ts';
import { createTurns } from '../../../../shared/take-turns.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { showUndoToast } from '../../../commands/undo-toast.ts';
import { t } from '../../../i18n/t.ts';
import { countOf, formatCount } from '../../../ui/format.ts';
import { announce } from '../../../ui/live-region.tsx';
import { showRefusal } from '../../../ui/toasts.tsx';
import { noteOwnEdits, noticeChange } from '../list-reading.ts';
import { useRows } from '../rows-store.ts';
import { showValues } from '../show-values.ts';
import { useGridWork } from './grid-work.ts';
import { isFailed } from './make-cells.ts';
import { type NewRows, stageRows } from './new-rows.ts';
import { splitCells } from './split-parts.ts';

export type CellWork = {
  readonly kind: CellsKind;
  /** For History: `Name`, or `3 columns`. */
  readonly subject: string;
  /** How many cells it could be at most. */
  readonly most: number;
  /** The cells batch by batch, or why they could not be read. */
  readonly cells: AsyncIterable<readonly Cell[] | Failed>;
  /** What is said of cells that were left as they were, once the few others are known; it begins with a blank. */
  readonly sayLeft?: () => string;
  /** What is emptied is on the clipboard. */
  readonly cut?: true;
  /** What is added in the same change. */
  readonly newRows?: NewRows;
};

/** More than this is looked at before it is written. */
export const FEW_CELLS = 1000;

/** One after the other, in the order in which they were asked for. */
export const inTurn = createTurns();

/** What became of cells: they are written, a preview of them waits, or it was said why neither. */
export type CellOutcome =
  | 'written'
  | 'not-written'
  /** `note`: what is left out of it from the start, as a sentence, or nothing. */
  | { readonly preview: string; readonly note: string };

/** Writes a few cells at once, as one change; many, or much text, become a preview. */
export async function runCellWork(work: CellWork): Promise<CellOutcome> {
  return work.most <= FEW_CELLS ? await writeFew(work) : await previewMany(work);
}

async function writeFew(work: CellWork): Promise<CellOutcome> {
  const cells = await readFew(work);
  if (isFailed(cells)) return showProblem(cells);
  if (splitCells(cells).length > 1) return await previewMany({ ...work, cells: inOneBatch(cells) });
  const left = work.sayLeft?.() ?? '';
  if (cells.length === 0) {
    if (left !== '') showRefusal(left.trim());
    return 'written';
  }
  const written = await writeCells(cells, work.kind, work.subject, work.cut, left);
  return written === 'failed' ? 'not-written' : 'written';
}

/** All cells of a few, or why they could not be read. */
export async function readFew(work: CellWork): Promise<readonly Cell[] | Failed> {
  const cells: Cell[] = [];
  for await (const batch of work.cells) {
    if (isFailed(batch)) return batch;
    cells.push(...batch);
  }
  return cells;
}

export async function* inOneBatch(cells: readonly Cell[]): AsyncGenerator<readonly Cell[]> {
  yield await Promise.resolve(cells);
}

/** Shows the values at once and writes them; what could not be written is shown as it was. */
export async function writeCells(
  cells: readonly Cell[],
  kind: CellsKind,
  subject: string,
  cut = false,
  left = '',
): Promise<number | null | 'failed'> {
  noteOwnEdits([...new Set(cells.map(({ id }) => id))]);
  showValues(cells);
  const written = await inTurn(() => offshelf().cells.write({ cells: [...cells], kind, subject }));
  if (!written.ok) {
    // First: rows that are read anew take away what was said of the list.
    await noticeChange();
    showProblem(written.error);
    return 'failed';
  }
  const unread = sayUnread(cells);
  if (written.value !== null && (cut || cells.length > 1 || left !== '')) {
    const done = cut
      ? countOf(cells.length, 'cell cut.', 'cells cut.')
      : `${DONE[kind]} ${countOf(cells.length, 'cell')}.`;
    showUndoToast(done + unread + left, written.value.id);
  } else if (left !== '') showRefusal((unread + left).trim());
  else if (unread !== '') announce(unread.trim());
  return written.value?.id ?? null;
}

/** What is kept as it was given though no remote takes it: never told as if all were well. */
export function sayUnread(cells: readonly Cell[]): string {
  const prices = cells.filter(({ field, value }) => field === 'price' && isUnread(value, isCanonicalPrice));
  const codes = cells.filter(({ field, value }) => field === 'currency' && isUnread(value, isCurrency));
  return (
    (prices.length > 0
      ? ` ${t`${formatCount(prices.length)} can’t be read as a price (F8 goes there).`}`
      : '') +
    (codes.length > 0 ? ` ${countOf(codes.length, 'currency unknown.', 'currencies unknown.')}` : '')
  );
}

function isUnread(value: CellValue, isKnown: (text: string) => boolean): boolean {
  return value !== null && value.trim() !== '' && !isKnown(value);
}

function isCurrency(code: string): boolean {
  return currencyDigits(code) !== null;
}

const DONE: Readonly<Record<CellsKind, string>> = {
  edit: t`Changed`,
  paste: t`Pasted`,
  fill: t`Filled`,
  clear: t`Cleared`,
};

/** Whether so many cells have to wait for others that are being prepared, which is said. */
export function isBusyFor(cells: number): boolean {
  const isBusy = cells > FEW_CELLS && useGridWork.getState().running !== null;
  if (isBusy) sayBusy();
  return isBusy;
}

function sayBusy(): 'not-written' {
  showRefusal(
    t`Other cells are still being prepared. Wait for them or press Cancel there, then do this again.`,
  );
  return 'not-written';
}

/** Prepares what is looked at before it is written. */
export async function previewMany(work: CellWork): Promise<CellOutcome> {
  const job = useGridWork.getState().begin(work.most + (work.newRows?.cells ?? 0));
  if (job === null) return sayBusy();
  try {
    const begun = await offshelf().previews.begin({ kind: work.kind, subject: work.subject });
    if (!begun.ok) return showProblem(begun.error);
    const { id } = begun.value;
    const failed = await fillPreview(id, work, job.isEnded, job.add);
    if (failed === null) return { preview: id, note: work.sayLeft?.().trim() ?? '' };
    await offshelf().previews.close({ id });
    return failed === 'ended' ? 'not-written' : showProblem(failed);
  } finally {
    job.end();
  }
}

async function fillPreview(
  id: string,
  work: CellWork,
  isEnded: () => boolean,
  add: (count: number) => void,
): Promise<Failed | 'ended' | null> {
  for await (const batch of work.cells) {
    if (isEnded()) return 'ended';
    if (isFailed(batch)) return batch;
    for (const part of splitCells(batch)) {
      const added = await offshelf().previews.addCells({ id, cells: part });
      if (!added.ok) return added.error;
    }
    add(batch.length);
  }
  const { newRows } = work;
  if (newRows === undefined) return isEnded() ? 'ended' : null;
  for await (const staged of stageRows(id, newRows)) {
    if (typeof staged !== 'number') return staged;
    if (isEnded()) return 'ended';
    add((newRows.cells * staged) / newRows.count);
  }
  return isEnded() ? 'ended' : null;
}

/** The list says what went wrong with its cells. */
export function showProblem(problem: Failed): 'not-written' {
  useRows.setState({ problem });
  announce(problem.message);
  return 'not-written';
}
