import type { PreviewTab } from '../../../shared/model/change.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { type BulkState, isStillIn, useBulkEdit } from './bulk-store.ts';

const ROWS_AT_ONCE = 100;

let reading = false;

export async function showPreviewTab(tab: PreviewTab): Promise<void> {
  const { preview } = useBulkEdit.getState();
  if (preview === null) return;
  const page = await readRows(preview.id, tab, 0);
  if (useBulkEdit.getState().preview?.id === preview.id) useBulkEdit.setState({ tab, ...page });
}

/** Reads the next rows of the tab. Rows that were unticked stand in another tab now, so they don't count. */
export async function readMoreRows(): Promise<void> {
  const { preview, tab, rows } = useBulkEdit.getState();
  if (preview === null || reading) return;
  reading = true;
  const page = await readRows(preview.id, tab, rows.filter((row) => isStillIn(tab, row)).length);
  reading = false;
  const now = useBulkEdit.getState();
  if (now.preview?.id !== preview.id || now.tab !== tab || now.rows !== rows) return;
  useBulkEdit.setState({ rows: [...rows, ...page.rows], problem: page.problem });
}

/** The preview whose rows can be ticked; none while another takes its place, where the tick would be lost, or it is written. */
function readTicked(): BulkState['preview'] {
  const { preview, busy } = useBulkEdit.getState();
  return busy === null ? preview : null;
}

/** Leaves values out of the change, or takes them in again. Their rows stay where they are. */
export async function leaveOut(productId: number, field: ProductField, leftOut: boolean): Promise<void> {
  const preview = readTicked();
  if (preview === null) return;
  const changed = await offshelf().previews.leaveOut({
    id: preview.id,
    products: [productId],
    field,
    leftOut,
  });
  if (useBulkEdit.getState().preview?.id !== preview.id) return;
  if (!changed.ok) return useBulkEdit.setState({ problem: changed.error });
  useBulkEdit.setState(({ rows }) => ({
    preview: changed.value,
    rows: rows.map((row) => {
      if (row.productId !== productId || row.field !== field) return row;
      // A row with some of its places left out comes back as it was.
      return { ...row, leftOut, hits: row.hits.map((hit) => ({ ...hit, leftOut })) };
    }),
  }));
  const row = useBulkEdit.getState().rows.find((one) => one.productId === productId && one.field === field);
  const first = row?.hits[0];
  if (row !== undefined && first !== undefined && !leftOut)
    await readHits(productId, field, first.n, row.hits.length);
}

/** Leaves one place that was found out, or takes it in again. */
export async function leaveOutHit(
  productId: number,
  field: ProductField,
  hit: number,
  leftOut: boolean,
): Promise<void> {
  const preview = readTicked();
  if (preview === null) return;
  const place = { id: preview.id, productId, field };
  const changed = await offshelf().previews.leaveOutHits({ ...place, hits: [hit], leftOut });
  if (useBulkEdit.getState().preview?.id !== preview.id) return;
  if (!changed.ok) return useBulkEdit.setState({ problem: changed.error });
  const { row } = changed.value;
  useBulkEdit.setState(({ rows }) => ({
    preview: changed.value.preview,
    rows: rows.map((one) => {
      if (one.productId !== productId || one.field !== field) return one;
      // The answer has the first places only; those on screen may be any others.
      const hits = one.hits.map((each) => ({
        ...each,
        leftOut: row.leftOut || (each.n === hit ? leftOut : each.leftOut),
      }));
      return { ...row, hits };
    }),
  }));
}

/** As many places of one row as one answer has, and as are on screen at a time. */
export const MOST_HITS = 200;

/** Shows these places of a row, and no others. */
export async function readHits(
  productId: number,
  field: ProductField,
  from: number,
  count: number,
): Promise<void> {
  const { preview } = useBulkEdit.getState();
  if (preview === null) return;
  const page = await offshelf().previews.hits({ id: preview.id, productId, field, from, count });
  if (!page.ok) return useBulkEdit.setState({ problem: page.error });
  useBulkEdit.setState((now) => ({
    rows: now.rows.map((one) =>
      one.productId === productId && one.field === field ? { ...one, hits: page.value } : one,
    ),
  }));
}

export async function readRows(
  id: string,
  tab: PreviewTab,
  from: number,
): Promise<Pick<BulkState, 'rows' | 'problem'>> {
  const page = await offshelf().previews.page({ id, tab, from, count: ROWS_AT_ONCE });
  return page.ok ? { rows: page.value, problem: null } : { rows: [], problem: page.error };
}
