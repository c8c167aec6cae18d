import { shallow } from 'zustand/shallow';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import { t } from '../../../i18n/t.ts';
import { hasSameRows, type RowsState, useRows } from '../rows-store.ts';
import { pickCells } from '../selection-store.ts';
import { runRowWork } from './add-rows.ts';
import type { CellSelection } from './cell-selection.ts';
import { fieldOf, GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { pastedCells } from './make-cells.ts';
import { newRows } from './new-rows.ts';
import { filledRows, type PastePlan, type PasteTarget, planPaste, readHeadings } from './paste-plan.ts';
import { type PasteSurvey, surveyPaste } from './paste-survey.ts';
import type { MarkMeans } from './read-cell.ts';
import { columnsIn, countCells } from './rects.ts';
import type { FieldTable } from './table-html.ts';
import { type CellOutcome, type CellWork, inOneBatch, runCellWork } from './write-cells.ts';

/** A table that waits to be pasted. */
export type PasteAsk = {
  readonly given: FieldTable;
  readonly target: PasteTarget;
  /** What the rows of the target are, however long the question waits. */
  readonly list: RowsState;
  readonly marks: NumberMarks;
  /** Everything becomes new products (Ctrl+Shift+V). */
  readonly asNew: boolean;
  /** One text that was typed into a cell, or into every selected one, and no table. */
  readonly typed?: 'one' | 'every';
};

export type PasteAnswers = {
  readonly meant: MarkMeans | null;
  /** The first row names the columns. */
  readonly headings: boolean;
  /** Rows below the end of the list become new products. */
  readonly addRows: boolean;
};

/** What would be pasted, and where. */
export type PasteDraft = PasteSurvey & {
  readonly plan: PastePlan;
  readonly columns: readonly GridColumnId[];
  /** Which of them the first column of the table is. */
  readonly x: number;
  /** The columns that the first row names, if it names any. */
  readonly headings: readonly (GridColumnId | null)[] | null;
};

/** Works out a paste by the answers so far, once, and writes nothing: it may be long, and is asked for again and again. */
export function draftPaste(ask: PasteAsk, useHeadings: boolean): PasteDraft {
  const drafts = drafted.get(ask) ?? new Map<boolean, PasteDraft>();
  const draft = drafts.get(useHeadings) ?? makeDraft(ask, useHeadings);
  drafted.set(ask, drafts.set(useHeadings, draft));
  return draft;
}

const drafted = new WeakMap<PasteAsk, Map<boolean, PasteDraft>>();

function makeDraft(ask: PasteAsk, useHeadings: boolean): PasteDraft {
  const { given, target, marks, asNew } = ask;
  const headings = readHeadings(given.table);
  const named = useHeadings ? headings : null;
  const columns = named === null ? target.columns : named.map((id) => id ?? 'marks');
  const table = named === null ? given : { table: given.table.slice(1), fields: given.fields };
  const { row, range } = target.selection;
  const corner = { x: named === null ? range.x : 0, y: asNew ? 0 : range.y, width: 1, height: 1 };
  const selection =
    named === null && !asNew
      ? target.selection
      : { column: corner.x, row: asNew ? 0 : row, range: corner, more: [] };
  // What is added goes nowhere in the list; for the reading it is as if there were room enough.
  const rows = asNew ? table.table.length : target.rows;
  const plan = planPaste(table, { selection, columns, rows });
  // What would be added is read as well.
  const room = rows + table.table.length;
  const whole = plan.extraRows === 0 ? plan : planPaste(table, { selection, columns, rows: room });
  return { plan, columns, x: corner.x, headings, ...surveyPaste(whole, columns, marks) };
}

/** True where a person has to know or say something first. */
export function needsAnswer({ plan, headings, twoWays, unreadable }: PasteDraft): boolean {
  return (
    headings !== null ||
    twoWays !== null ||
    unreadable.length > 0 ||
    plan.droppedColumns > 0 ||
    plan.extraRows > 0 ||
    plan.readOnly.length > 0
  );
}

/** Whether any cell can take what is pasted, or rows are added. */
export function hasRoom({ asNew }: PasteAsk, { plan, columns }: PasteDraft, addsRows: boolean): boolean {
  const fields = columnsIn(plan.blocks, columns).filter((id) => fieldOf(id) !== null);
  return asNew || fields.length > 0 || (addsRows && plan.extraRows > 0);
}

/** Pastes: a few cells at once, many as a preview; rows beyond the list are added in the same change. */
export async function paste(ask: PasteAsk, answers: PasteAnswers): Promise<CellOutcome> {
  const draft = draftPaste(ask, answers.headings);
  const { plan } = draft;
  const now = useRows.getState();
  const isThere = hasSameRows(ask.list, now);
  if (!ask.asNew && !answers.headings && isThere) selectPasted(ask.target.selection, plan);
  // The core keeps the newest lists only: the one that stands for it now, where that is so.
  const work = workOf(isThere ? { ...ask, list: now } : ask, draft, answers.meant);
  const below = answers.addRows ? plan.extraRows : 0;
  const added = ask.asNew ? filledRows(plan.table).length : below;
  if (added === 0) return await runCellWork(work);
  const pasted = { ...draft, marks: ask.marks, meant: answers.meant };
  return await runRowWork({ ...work, newRows: newRows(pasted, added) });
}

/** Where a table takes more room than what was selected, that is selected then, as in a spreadsheet. */
function selectPasted(selection: CellSelection, { blocks }: PastePlan): void {
  const [block, ...others] = blocks;
  if (block === undefined || others.length > 0 || shallow(block, selection.range)) return;
  pickCells({ column: block.x, row: block.y, range: block, more: [] });
}

/** The cells that a paste changes: none where it only adds. */
function workOf(
  { asNew, list, marks }: PasteAsk,
  { plan, columns }: PasteDraft,
  meant: MarkMeans | null,
): CellWork {
  const fields = asNew ? [] : columnsIn(plan.blocks, columns).filter((id) => fieldOf(id) !== null);
  if (fields.length === 0) return { kind: 'paste', subject: '', most: 0, cells: inOneBatch([]) };
  return {
    kind: 'paste',
    subject: sayColumns(fields),
    most: countCells(plan.blocks),
    cells: pastedCells(plan, { list, columns }, marks, meant),
  };
}

/** `Name`, `Name, SKU` or `5 columns`. */
export function sayColumns(columns: readonly GridColumnId[]): string {
  return columns.length > 3
    ? t`${columns.length} columns`
    : columns.map((id) => GRID_COLUMNS[id].title).join(', ');
}
