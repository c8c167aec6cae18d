import type { CellValue } from '../../../../shared/model/cell.ts';
import { canBeUnset } from '../../../../shared/model/cell-rules.ts';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import { t } from '../../../i18n/t.ts';
import { countOf } from '../../../ui/format.ts';
import { announce } from '../../../ui/live-region.tsx';
import { showRefusal, showToast } from '../../../ui/toasts.tsx';
import { countRows, indexOfRead, type RowsState, rowAt, useRows } from '../rows-store.ts';
import { cellsOf, pickCells, useSelection } from '../selection-store.ts';
import { blocksOf, type CellSelection, selectCell } from './cell-selection.ts';
import { readGridColumns } from './columns-store.ts';
import { copyCells } from './copy-flow.ts';
import type { CellAbout } from './grid-cell.ts';
import { fieldOf, GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { clearedCells, typedCells } from './make-cells.ts';
import type { TypedEdit } from './open-edit.ts';
import { type PasteAsk, sayColumns } from './paste-flow.ts';
import { startPaste } from './paste-store.ts';
import { readCell } from './read-cell.ts';
import { columnsIn, countCells } from './rects.ts';
import type { FieldTable } from './table-html.ts';
import { startTypedDraft } from './typed-draft.ts';
import { type CellOutcome, isBusyFor, runCellWork, writeCells } from './write-cells.ts';

/** What an action does with a preview, and what is said of it: the window shows them. */
export type ShowPreview = (id: string, note: string) => void;

export type Sheet = {
  /** What its rows are: by the time that they are read, another list may be shown. */
  readonly list: RowsState;
  readonly columns: readonly GridColumnId[];
  readonly rows: number;
  readonly selection: CellSelection | null;
  readonly readOnly: boolean;
};

/** The grid as it is now: actions are about what is selected in the moment of the key. */
export function readSheet(): Sheet {
  const list = useRows.getState();
  const columns = readGridColumns();
  const rows = countRows(list);
  const selection = cellsOf(useSelection.getState(), columns.length, rows);
  return { list, columns, rows, selection, readOnly: list.query.view === 'trash' };
}

/** Writes what was typed into one cell; a price that reads two ways is asked about. */
export async function editCell(
  about: CellAbout,
  typed: string,
  marks: NumberMarks,
  show: ShowPreview,
): Promise<void> {
  const { id, field } = about;
  const reading = readCell(field, typed, marks, null, about.currency);
  if (reading.kind === 'value') {
    await writeValue(about, reading.value);
    return;
  }
  const sheet = readSheet();
  const row = rowAt(sheet.list, indexOfRead(sheet.list, id));
  const column = sheet.columns.indexOf(field);
  if (sheet.selection === null || row === undefined || column < 0)
    return await writeLeft({ about, text: typed, draft: startTypedDraft(about, marks) }, marks);
  // A list of this product alone: which one is meant does not hang on what the catalog has by the time of the answer.
  const list = { ...sheet.list, pinned: [row], snapshot: null };
  const target = { columns: sheet.columns, rows: 1, selection: selectCell(column, 0) };
  const given = { table: [[typed]], fields: [] };
  const ask = { given, target, list, marks, asNew: false, typed: 'one' } as const;
  await showIfPreview(startPaste(ask), show);
}

/** Whether what is typed can't be written into every selected cell now, which is said; the editor stays open. */
export function isEverywhereBusy(): boolean {
  const { selection } = readSheet();
  return selection !== null && isBusyFor(countCells(blocksOf(selection)));
}

/** Writes what was typed into every selected cell, as far as its field can read it; Ctrl+Enter. */
export async function editEverywhere(typed: string, marks: NumberMarks, show: ShowPreview): Promise<void> {
  const sheet = readSheet();
  const { list, selection, columns } = sheet;
  if (selection === null) return;
  const blocks = blocksOf(selection);
  const fields = columnsIn(blocks, columns)
    .map(fieldOf)
    .filter((field) => field !== null);
  const currency = rowAt(list, selection.row)?.currency ?? null;
  const isPlain = fields.every((field) => readCell(field, typed, marks, null, currency).kind === 'value');
  if (!isPlain)
    return await pasteTable({ table: [[typed]], fields: [] }, sheet, marks, show, { typed: 'every' });
  await showIfPreview(
    runCellWork({
      kind: 'edit',
      subject: sayColumns(fields),
      most: countCells(blocks),
      cells: typedCells(blocks, sheet, typed, marks),
    }),
    show,
  );
}

/** Answers whether the cell has the value now. */
async function writeValue({ id, field, value: old }: CellAbout, value: CellValue): Promise<boolean> {
  if (value === old || (value === '' && old === null)) return true;
  return (await writeCells([{ id, field, value }], 'edit', GRID_COLUMNS[field].title)) !== 'failed';
}

/** Writes what was typed into a cell that was left for something else; what can't be written now stays in the form. */
export async function writeLeft({ about, text, draft }: TypedEdit, marks: NumberMarks): Promise<void> {
  const reading = readCell(about.field, text, marks, null, about.currency);
  const asks = reading.kind !== 'value';
  if (!asks) {
    // At once, so that both are on their way when the window closes.
    const written = writeValue(about, reading.value);
    draft.drop();
    if (await written) return;
  }
  if (!(await draft.stay(text))) return;
  const { title } = GRID_COLUMNS[about.field];
  showToast({
    text: asks
      ? t`${title} is kept in the form, not saved: it can be read in two ways.`
      : t`${title} is kept in the form, not saved.`,
  });
}

async function pasteTable(
  given: FieldTable,
  { list, columns, rows, selection }: Sheet,
  marks: NumberMarks,
  show: ShowPreview,
  how: Pick<PasteAsk, 'typed'> = {},
): Promise<void> {
  if (selection === null) return;
  const target = { selection, columns, rows };
  await showIfPreview(startPaste({ given, target, list, marks, asNew: false, ...how }), show);
}

/** Pastes a table at the selected cells; `null` is no table. */
export async function pasteHere(
  given: FieldTable | null,
  marks: NumberMarks,
  show: ShowPreview,
): Promise<void> {
  const sheet = readSheet();
  if (sheet.readOnly) return showRefusal(IN_TRASH);
  if (given === null) return showRefusal(t`There is no text to paste.`);
  await pasteTable(given, sheet, marks, show);
}

export const IN_TRASH = t`Products in the trash can’t be changed. Restore them first.`;

/** Says why nothing can be typed into the cell of the cursor, where that is so. */
export function sayNoTyping(): void {
  const { selection, columns, readOnly } = readSheet();
  const id = selection === null ? undefined : columns[selection.column];
  if (id === undefined) return;
  if (readOnly) showRefusal(IN_TRASH);
  else if (fieldOf(id) === null) showRefusal(t`The column “${GRID_COLUMNS[id].title}” can’t be typed into.`);
}

/** Answers whether it could. */
export async function copyHere(marks: NumberMarks, sheet = readSheet()): Promise<boolean> {
  const { selection } = sheet;
  if (selection === null) return false;
  const copied = await copyCells(selection, sheet, marks);
  if (copied > 0) announce(t`Copied ${countOf(copied, 'cell')}.`);
  return copied > 0;
}

/** What could not be copied stays where it is. */
export async function cutHere(marks: NumberMarks, show: ShowPreview): Promise<void> {
  const sheet = readSheet();
  if (await copyHere(marks, sheet)) await clearCells(sheet, false, show, true);
}

/** Empties the selected cells, or makes those not set that can be. */
export async function clearHere(notSet: boolean, show: ShowPreview): Promise<void> {
  await clearCells(readSheet(), notSet, show, false);
}

async function clearCells(sheet: Sheet, notSet: boolean, show: ShowPreview, isCut: boolean): Promise<void> {
  const { selection, columns, readOnly } = sheet;
  if (selection === null) return;
  if (readOnly) return showRefusal(IN_TRASH);
  const blocks = blocksOf(selection);
  const ids = columnsIn(blocks, columns);
  const written = ids.filter((id) => canClear(id, notSet));
  if (written.length === 0) {
    const titles = ids.map((id) => GRID_COLUMNS[id].title).join(', ');
    showRefusal(notSet ? t`${titles} can’t be not set.` : t`${titles} can’t be emptied.`);
    return;
  }
  await showIfPreview(
    runCellWork({
      kind: 'clear',
      subject: sayColumns(written),
      most: countCells(blocks),
      cells: clearedCells(blocks, sheet, notSet),
      ...(isCut && { cut: true }),
    }),
    show,
  );
}

function canClear(id: GridColumnId, notSet: boolean): boolean {
  const field = fieldOf(id);
  return field !== null && (!notSet || canBeUnset(field));
}

/** Shows the preview that a work ended with, if any. */
export async function showIfPreview(work: Promise<CellOutcome>, show: ShowPreview): Promise<CellOutcome> {
  const outcome = await work;
  if (typeof outcome === 'object') show(outcome.preview, outcome.note);
  return outcome;
}

/** Changes what is selected in the grid. */
export function reselect(
  change: (selection: CellSelection, columns: number, rows: number) => CellSelection,
): void {
  const { selection, columns, rows } = readSheet();
  if (selection !== null) pickCells(change(selection, columns.length, rows));
}
