import { shallow } from 'zustand/shallow';
import type { Failed } from '../../../../shared/contract/result.ts';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import { newProductFields } from '../../../../shared/model/new-product.ts';
import type { ProductField, ProductFields } from '../../../../shared/model/product.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { showUndoToast } from '../../../commands/undo-toast.ts';
import { t } from '../../../i18n/t.ts';
import { countOf } from '../../../ui/format.ts';
import { pinProducts } from '../list-reading.ts';
import { pickCells } from '../selection-store.ts';
import type { CellSelection } from './cell-selection.ts';
import { fieldOf, GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { pastedCells } from './make-cells.ts';
import { type PastePlan, type PasteTarget, planPaste, readHeadings } from './paste-plan.ts';
import { type PasteSurvey, surveyPaste } from './paste-survey.ts';
import { type MarkMeans, readCell } from './read-cell.ts';
import { columnsIn, countCells } from './rects.ts';
import type { FieldTable } from './table-html.ts';
import { inTurn, lengthOf, runCellWork, showProblem, splitParts } from './write-cells.ts';

/** A table that waits to be pasted. */
export type PasteAsk = {
  readonly given: FieldTable;
  readonly target: PasteTarget;
  readonly marks: NumberMarks;
  /** Everything becomes new products (Ctrl+Shift+V). */
  readonly asNew: boolean;
  /** One text that was typed into a cell, and no table. */
  readonly typed?: true;
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
  /** The columns that the first row names, if it names any. */
  readonly headings: readonly (GridColumnId | null)[] | null;
};

/** Works out a paste by the answers so far, and writes nothing. */
export function draftPaste(ask: PasteAsk, useHeadings: boolean): PasteDraft {
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
  return { plan, columns, headings, ...surveyPaste(plan, columns, marks) };
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

/** Pastes: a few cells at once, many as a preview, whose id is answered; rows beyond the list are added. */
export async function paste(ask: PasteAsk, answers: PasteAnswers): Promise<string | null> {
  const draft = draftPaste(ask, answers.headings);
  const { plan } = draft;
  if (ask.asNew) return await addRows(ask, draft, { from: 0, meant: answers.meant, change: null });
  if (!answers.headings) selectPasted(ask.target.selection, plan);
  const from = plan.table.length - plan.extraRows;
  // Last: new products stand on top of the list and move every row of it.
  const goOn = async (change: number | null): Promise<void> => {
    await addRows(ask, draft, { from, meant: answers.meant, change });
  };
  return await pasteCells(ask, draft, answers.meant, answers.addRows && plan.extraRows > 0 ? goOn : null);
}

/** Where a table takes more room than what was selected, that is selected then, as in a spreadsheet. */
function selectPasted(selection: CellSelection, { blocks }: PastePlan): void {
  const [block, ...others] = blocks;
  if (block === undefined || others.length > 0 || shallow(block, selection.range)) return;
  pickCells({ column: block.x, row: block.y, range: block, more: [] });
}

async function pasteCells(
  ask: PasteAsk,
  { plan, columns }: PasteDraft,
  meant: MarkMeans | null,
  goOn: ((change: number | null) => Promise<void>) | null,
): Promise<string | null> {
  const fields = columnsIn(plan.blocks, columns).filter((id) => fieldOf(id) !== null);
  if (fields.length === 0) {
    await goOn?.(null);
    return null;
  }
  return await runCellWork({
    kind: 'paste',
    subject: sayColumns(fields),
    most: countCells(plan.blocks),
    cells: pastedCells(plan, columns, ask.marks, meant),
    ...(goOn && { goOn }),
  });
}

/** `Name`, `Name, SKU` or `5 columns`. */
export function sayColumns(columns: readonly GridColumnId[]): string {
  return columns.length > 3
    ? t`${columns.length} columns`
    : columns.map((id) => GRID_COLUMNS[id].title).join(', ');
}

type NewRows = {
  /** The first row of the table that becomes a product. */
  readonly from: number;
  readonly meant: MarkMeans | null;
  /** The change that the other cells of the paste are. */
  readonly change: number | null;
};

async function addRows(
  ask: PasteAsk,
  { plan, columns }: PasteDraft,
  { from, meant, change }: NewRows,
): Promise<null> {
  const settings = await offshelf().catalog.settings({});
  if (!settings.ok) return showProblem(settings.error);
  const start = newProductFields(settings.value.currency);
  const x = plan.blocks[0]?.x ?? ask.target.selection.range.x;
  const fields = (plan.table[0] ?? []).map((_each, at) => {
    const id = columns[x + at];
    return id === undefined ? null : fieldOf(id);
  });
  const currencyAt = fields.indexOf('currency');
  const products = plan.table.slice(from).map((row) => {
    const named = currencyAt < 0 ? null : readValue('currency', row[currencyAt] ?? null, currencyAt, null);
    return row.reduce<ProductFields>((product, value, at) => {
      const field = fields[at] ?? null;
      if (field === null) return product;
      return setField(product, field, readValue(field, value, at, named ?? start.currency));
    }, start);
  });
  function readValue(
    field: ProductField,
    value: string | null,
    at: number,
    currency: string | null,
  ): string | null {
    if (plan.fields[at] === field) return value;
    const reading = readCell(field, value, ask.marks, meant, currency);
    return reading.kind === 'value' ? reading.value : start[field];
  }
  const { ids, change: added, problem } = await inTurn(() => addInParts(products, change));
  if (added !== null && ids.length > 0) {
    await pinProducts(ids);
    showUndoToast(t`Added ${countOf(ids.length, 'product')}.`, added);
  }
  return problem === null ? null : showProblem(problem);
}

type Added = { ids: number[]; change: number | null; problem: Failed | null };

/** As much at a time as one message takes; all of it is one change. */
async function addInParts(products: readonly ProductFields[], change: number | null): Promise<Added> {
  const done: Added = { ids: [], change, problem: null };
  for (const part of splitParts(products, sizeOf)) {
    const joined = done.change !== null && { change: done.change };
    const added = await offshelf().products.add({ products: part, remotes: [], ...joined });
    if (!added.ok) return { ...done, problem: added.error };
    done.change = added.value.change;
    for (const id of added.value.ids) done.ids.push(id);
  }
  return done;
}

function sizeOf(product: ProductFields): number {
  return Object.values(product).reduce((sum, value) => sum + lengthOf(value), 0);
}

/** What was read for a field is of that field's own kind. */
function setField(product: ProductFields, field: ProductField, value: string | null): ProductFields {
  return { ...product, [field]: value };
}
