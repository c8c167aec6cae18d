import type { Output } from '../../../shared/contract/api.ts';
import type { CellEdit, GroupCells } from '../../../shared/model/cell-edit.ts';
import type { Repair } from '../../../shared/model/transfer-words.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { announce } from '../../ui/live-region.tsx';
import { importJob } from './import-job.ts';
import { useImport } from './import-store.ts';
import { readRows, showRows } from './preview-reading.ts';

/** Cells can be changed together where a text in them is what is wrong; else it is the row, or another one. */
const IN_CELLS: ReadonlySet<Repair> = new Set([
  'price-two-readings',
  'price-with-sign',
  'price-other-currency',
  'price-unreadable',
  'no-name',
  'unknown-word',
  'too-long',
  'custom-data',
  'nested',
  'duplicate-in-file',
  'near-sku',
  'unknown-id',
  'several-products',
  'other-sku',
  'other-catalog',
]);

export function hasCells(repair: Repair): boolean {
  return IN_CELLS.has(repair);
}

/** Opens or closes the form that changes the cells of a group; its rows are shown beside it. */
export function openCells(repair: Repair | null): void {
  const { tab, repair: shown } = useImport.getState();
  useImport.setState({ changing: repair });
  if (repair !== null && repair !== shown) void showRows({ tab, repair });
}

type Told = Pick<Output<'imports.changeCells'>, 'changed' | 'mended' | 'still' | 'stopped'>;

/** Changes the cells that have a problem, and shows what is left of it. */
export async function changeCells(repair: Repair, column: number, edit: CellEdit): Promise<void> {
  const { preview, busy, tab } = useImport.getState();
  if (preview === null || busy !== null) return;
  useImport.setState({ busy: 'changing', progress: null, problem: null, told: null });
  const answer = await importJob.follow((job) =>
    offshelf().imports.changeCells({ id: preview.id, repair, column, edit, job }),
  );
  if (useImport.getState().preview?.id !== preview.id) return;
  if (!answer.ok) return useImport.setState({ busy: null, progress: null, problem: answer.error });
  const { preview: now, ...done } = answer.value;
  const left = now.problems.some((group) => group.repair === repair) ? repair : null;
  const page = await readRows(preview.id, { tab, repair: left }, 0);
  if (useImport.getState().preview?.id !== preview.id) return;
  const told = sayChanged(done);
  const shown = { preview: now, repair: left, changing: null, byHand: true, told } as const;
  useImport.setState({ ...shown, ...page, busy: null, progress: null });
  announce(told);
}

function sayChanged({ changed, mended, still, stopped }: Told): string {
  const cells = plural(
    changed,
    s`${formatCount(changed)} cell was changed.`,
    s`${formatCount(changed)} cells were changed.`,
  );
  const parts = [
    { count: mended, words: t`${formatCount(mended)} without a problem now` },
    { count: changed - mended - still, words: t`${formatCount(changed - mended - still)} with another one` },
    { count: still, words: t`${formatCount(still)} with the same` },
  ].filter(({ count }) => count > 0);
  const rows = t`Their rows: ${parts.map(({ words }) => words).join(', ')}.`;
  return [...(stopped ? [t`Stopped.`] : []), cells, ...(parts.length === 0 ? [] : [rows])].join(' ');
}

/** `2,999 of 3,000 cells change.` */
export function sayChanges({ changes }: GroupCells, cells: number): string {
  return plural(
    cells,
    s`${formatCount(changes)} of ${countOf(cells, 'cell')} changes.`,
    s`${formatCount(changes)} of ${countOf(cells, 'cell')} change.`,
  );
}
