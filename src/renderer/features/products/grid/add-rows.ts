import type { Failed, Result } from '../../../../shared/contract/result.ts';
import type { Cell } from '../../../../shared/model/cell.ts';
import type { AppliedPreview } from '../../../../shared/model/change.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { showUndoToast } from '../../../commands/undo-toast.ts';
import { t } from '../../../i18n/t.ts';
import { countOf } from '../../../ui/format.ts';
import { showToast } from '../../../ui/toasts.tsx';
import { adding, useAdding } from '../adding-store.ts';
import { noteOwnEdits, noticeChange, pinProducts } from '../list-reading.ts';
import { showValues } from '../show-values.ts';
import { isFailed } from './make-cells.ts';
import { type NewRows, stageRows } from './new-rows.ts';
import { splitCells } from './split-parts.ts';
import {
  type CellOutcome,
  type CellWork,
  FEW_CELLS,
  inOneBatch,
  inTurn,
  previewMany,
  readFew,
  sayUnread,
  showProblem,
} from './write-cells.ts';

type RowWork = CellWork & { readonly newRows: NewRows };

/** Adds products, and writes the cells that come with them: one change. Many cells become a preview. */
export async function runRowWork(work: RowWork): Promise<CellOutcome> {
  if (work.most > FEW_CELLS) return await previewMany(work);
  const cells = await readFew(work);
  if (isFailed(cells)) return showProblem(cells);
  if (splitCells(cells).length > 1) return await previewMany({ ...work, cells: inOneBatch(cells) });
  return await inTurn(() => addWith(cells, work));
}

async function addWith(cells: readonly Cell[], work: RowWork): Promise<CellOutcome> {
  noteOwnEdits([...new Set(cells.map(({ id }) => id))]);
  showValues(cells);
  const products = countOf(work.newRows.count, 'product');
  useAdding.setState({ label: t`Adding ${products}`, progress: null });
  const applied = await adding.follow((job) => stageAndApply(cells, work, job));
  useAdding.setState({ label: null, progress: null });
  if (applied.ok) {
    // Last: new products stand on top of the list and move every row of it.
    await pinProducts(applied.value.added);
    const done =
      cells.length > 0
        ? t`Pasted ${countOf(cells.length, 'cell')}, added ${products}.`
        : t`Added ${products}.`;
    showUndoToast(done + sayUnread(cells), applied.value.id);
    return 'written';
  }
  // First: rows that are read anew take away what was said of the list.
  if (cells.length > 0) await noticeChange();
  if (applied.error.code !== 'cancelled') return showProblem(applied.error);
  showToast({ text: applied.error.message });
  return 'not-written';
}

async function stageAndApply(
  cells: readonly Cell[],
  { kind, subject, newRows }: RowWork,
  job: number,
): Promise<Result<AppliedPreview>> {
  const begun = await offshelf().previews.begin({ kind, subject });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  const failed = await stageAll(id, cells, newRows, job);
  const applied = failed
    ? ({ ok: false, error: failed } as const)
    : await offshelf().previews.apply({ id, job });
  if (!applied.ok) await offshelf().previews.close({ id });
  return applied;
}

async function stageAll(
  id: string,
  cells: readonly Cell[],
  newRows: NewRows,
  job: number,
): Promise<Failed | null> {
  if (cells.length > 0) {
    const staged = await offshelf().previews.addCells({ id, cells: [...cells] });
    if (!staged.ok) return staged.error;
  }
  let done = 0;
  for await (const staged of stageRows(id, newRows, job)) {
    if (typeof staged !== 'number') return staged;
    done += staged;
    useAdding.setState({ progress: { stage: 'preparing', done, total: newRows.count } });
  }
  return null;
}
