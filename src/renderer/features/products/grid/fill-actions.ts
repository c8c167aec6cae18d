import type { NumberMarks } from '../../../../shared/model/money.ts';
import { t } from '../../../i18n/t.ts';
import { showRefusal } from '../../../ui/toasts.tsx';
import { pickCells, useSelection } from '../selection-store.ts';
import { type CellSelection, ownBlocks } from './cell-selection.ts';
import { type FillPlan, planDrag, planFillDown, planFillRight } from './fill-plan.ts';
import { IN_TRASH, readSheet, type ShowPreview, showIfPreview } from './grid-actions.ts';
import { fieldOf } from './grid-columns.ts';
import { filledCells } from './make-cells.ts';
import { sayColumns } from './paste-flow.ts';
import { columnsIn, countCells, type Rect } from './rects.ts';
import { countLeft } from './series-end.ts';
import { type CellOutcome, runCellWork } from './write-cells.ts';

export type FillWhere =
  | { readonly kind: 'down' | 'right'; readonly series: boolean }
  | { readonly kind: 'drag'; readonly source: Rect; readonly dragged: Rect };

const NO_ROOM = t`Select the cells that the series goes into, its first one included.`;
const NO_SOURCE = {
  down: t`There is no cell above to fill from.`,
  right: t`There is no cell on the left to fill from.`,
} as const;

/** Fills from the first row or column of the selection, or along the dragged handle. */
export async function fillHere(
  where: FillWhere,
  marks: NumberMarks,
  show: ShowPreview,
): Promise<CellOutcome> {
  const sheet = readSheet();
  const { selection, columns, readOnly } = sheet;
  if (selection === null) return 'not-written';
  if (readOnly) {
    showRefusal(IN_TRASH);
    return 'not-written';
  }
  const plans = planFill(where, selection);
  if (plans === null) {
    showRefusal(t`The selected blocks overlap. Select each cell once to fill them.`);
    return 'not-written';
  }
  const targets = plans.map(({ target }) => target);
  const written = columnsIn(targets, columns).filter((id) => fieldOf(id) !== null);
  if (written.length === 0) {
    if (plans.length > 0) showRefusal(t`Nothing can be written there.`);
    else if (where.kind !== 'drag') showRefusal(where.series ? NO_ROOM : NO_SOURCE[where.kind]);
    return 'not-written';
  }
  const left = countLeft();
  const how = { series: where.kind !== 'drag' && where.series, marks, onLeft: left.add };
  return await showIfPreview(
    runCellWork({
      kind: 'fill',
      subject: sayColumns(written),
      most: countCells(targets),
      cells: filledCells(plans, sheet, how),
      sayLeft: left.say,
    }),
    show,
  );
}

/** Fills from the block of the cursor down to the last row of the list, as if its handle had been dragged there. */
export async function fillToEnd(marks: NumberMarks, show: ShowPreview): Promise<void> {
  const { selection, rows } = readSheet();
  const { cells } = useSelection.getState();
  if (selection === null) return;
  const { range: source } = selection;
  const dragged = { ...source, height: rows - source.y };
  const outcome = await fillHere({ kind: 'drag', source, dragged }, marks, show);
  const isStillThere = useSelection.getState().cells === cells;
  if (outcome !== 'not-written' && isStillThere) pickCells({ ...selection, range: dragged, more: [] });
}

/** `null` where nobody could say from which block a cell is filled. */
function planFill(where: FillWhere, selection: CellSelection): readonly FillPlan[] | null {
  if (where.kind === 'drag') {
    const plan = planDrag(where.source, where.dragged);
    return plan === null ? [] : [plan];
  }
  const blocks = ownBlocks(selection);
  if (blocks === null) return null;
  if (where.kind === 'right') return planFillRight(blocks);
  return where.series ? blocks.flatMap(planSeries) : planFillDown(blocks);
}

/** A series goes on from the first two rows, where the selection has more; where the second one is blank, from the first. */
function planSeries(block: Rect): readonly FillPlan[] {
  if (block.height === 1) return [];
  const source = { ...block, height: block.height > 2 ? 2 : 1 };
  return [{ source, target: { ...block, y: block.y + 1, height: block.height - 1 } }];
}
