import type { ImportPreview, ImportRow, ImportTab } from '../../../shared/model/transfer.ts';
import { IMPORT_TABS, type Repair } from '../../../shared/model/transfer-words.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { countTab, type ImportState, isStillIn, useImport } from './import-store.ts';

const ROWS_AT_ONCE = 100;

type Place = { readonly tab: ImportTab; readonly repair: Repair | null };

let reading = false;

/** What the person has to look at first. */
export function firstTab(preview: ImportPreview): ImportTab {
  if (countTab(preview, 'problems') > 0) return 'problems';
  return IMPORT_TABS.find((tab) => countTab(preview, tab) > 0) ?? 'create';
}

/** Shows a tab, or of it only the rows of one group. */
export async function showRows(place: Place): Promise<void> {
  const { preview } = useImport.getState();
  if (preview === null) return;
  const page = await readRows(preview.id, place, 0);
  if (useImport.getState().preview?.id === preview.id) useImport.setState({ ...place, ...page });
}

/** Reads the next rows. Those that stand elsewhere by now don't count. */
export async function readMoreRows(): Promise<void> {
  const { preview, tab, repair, rows } = useImport.getState();
  if (preview === null || reading) return;
  reading = true;
  const from = rows.filter((row) => isStillIn(tab, repair, row)).length;
  const page = await readRows(preview.id, { tab, repair }, from);
  reading = false;
  const now = useImport.getState();
  if (now.preview?.id !== preview.id || now.rows !== rows) return;
  useImport.setState({ rows: [...rows, ...page.rows], problem: page.problem });
}

export async function readRows(
  id: string,
  { tab, repair }: Place,
  from: number,
): Promise<Pick<ImportState, 'rows' | 'problem'>> {
  const asked = { id, tab, from, count: ROWS_AT_ONCE, ...(repair !== null && { repair }) };
  const page = await offshelf().imports.page(asked);
  return page.ok ? { rows: page.value, problem: null } : { rows: [], problem: page.error };
}

/** Leaves a row out, or takes it in again. It stays where it is. */
export async function leaveOut(row: ImportRow): Promise<void> {
  const { preview } = useImport.getState();
  if (preview === null) return;
  const leftOut = row.tab !== 'left-out';
  const changed = await offshelf().imports.leaveOut({ id: preview.id, rows: [row.n], leftOut });
  if (!changed.ok) return useImport.setState({ problem: changed.error });
  const tab = leftOut ? 'left-out' : row.productId === null ? 'create' : 'update';
  useImport.setState(({ rows }) => ({
    preview: changed.value,
    byHand: true,
    rows: rows.map((one) => (one.n === row.n ? { ...one, tab } : one)),
  }));
}

/** Leaves all rows out, or takes all in again. */
export async function leaveOutAll(leftOut: boolean): Promise<void> {
  const { preview, tab, repair } = useImport.getState();
  if (preview === null) return;
  const changed = await offshelf().imports.leaveOut({ id: preview.id, rows: 'all', leftOut });
  if (!changed.ok) return useImport.setState({ problem: changed.error });
  const page = await readRows(preview.id, { tab, repair }, 0);
  useImport.setState({ preview: changed.value, byHand: true, ...page });
}

/** Reads a row anew with other cells. `false` where it could not be done; the screen says why. */
export async function mendRow(n: number, cells: readonly (string | null)[]): Promise<boolean> {
  const { preview } = useImport.getState();
  if (preview === null) return false;
  const mended = await offshelf().imports.mend({ id: preview.id, row: n, cells: [...cells] });
  if (!mended.ok) {
    useImport.setState({ problem: mended.error });
    return false;
  }
  useImport.setState(({ rows }) => ({
    preview: mended.value.preview,
    byHand: true,
    problem: null,
    rows: rows.map((one) => (one.n === n ? mended.value.row : one)),
  }));
  return mended.value.row.tab !== 'problems';
}
