import type { Change, Preview, PreviewTab } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { actionOf, type BulkDraft, NEW_DRAFT } from './bulk-draft.ts';
import { type BulkState, type BulkTargets, CLOSED, isStillIn, useBulkEdit } from './bulk-store.ts';

const ROWS_AT_ONCE = 100;
/** Typing pauses this long before the preview is prepared anew. */
const SETTLE = 250;

/** What is typed is newer than every turn before: their previews are closed when they come. */
let turn = 0;
let reading = false;
let soon: ReturnType<typeof setTimeout> | undefined;

/** Opens the screen for these products. What was typed last time is kept for the next. */
export function openBulkEdit(targets: BulkTargets): void {
  const { draft } = useBulkEdit.getState();
  useBulkEdit.setState({ ...CLOSED, draft, targets });
  prepareSoon(0);
}

/** Closes the screen; nothing of it is left in the catalog. */
export async function closeBulkEdit(): Promise<void> {
  turn += 1;
  clearTimeout(soon);
  const { preview, draft } = useBulkEdit.getState();
  useBulkEdit.setState({ ...CLOSED, draft });
  if (preview) await offshelf().previews.close({ id: preview.id });
}

/** Forgets what was typed too, as when another catalog is opened. */
export async function forgetBulkEdit(): Promise<void> {
  await closeBulkEdit();
  useBulkEdit.setState({ draft: NEW_DRAFT });
}

/** What is on screen is no longer what is typed: nothing can be applied until it is prepared again. */
export function typeDraft(change: Partial<BulkDraft>): void {
  turn += 1;
  useBulkEdit.setState(({ draft }) => ({ draft: { ...draft, ...change }, busy: 'preparing', problem: null }));
  prepareSoon(SETTLE);
}

function prepareSoon(after: number): void {
  clearTimeout(soon);
  soon = setTimeout(() => void prepareBulkEdit(), after);
}

/** Prepares what the typed action would do; the rows before stay on screen meanwhile. Later typing makes it void. */
async function prepareBulkEdit(): Promise<void> {
  const { targets, draft, preview: old } = useBulkEdit.getState();
  const action = actionOf(draft);
  turn += 1;
  const mine = turn;
  if (targets === null || action === null) {
    useBulkEdit.setState({ preview: null, rows: [], busy: null });
    if (old) void offshelf().previews.close({ id: old.id });
    return;
  }
  useBulkEdit.setState({ busy: 'preparing', problem: null });
  const prepared = await offshelf().previews.prepare({ scope: targets.scope, action });
  if (mine !== turn) {
    if (prepared.ok) void offshelf().previews.close({ id: prepared.value.id });
    return;
  }
  if (!prepared.ok) {
    // The rows on screen belong to other words.
    useBulkEdit.setState({ preview: null, rows: [], busy: null, problem: prepared.error });
    return;
  }
  const preview = await leaveOutUnticked(prepared.value, targets.except);
  const page = await readRows(preview.id, 'will-change', 0);
  if (mine !== turn) {
    void offshelf().previews.close({ id: preview.id });
    return;
  }
  useBulkEdit.setState({ preview, tab: 'will-change', busy: null, ...page });
  if (old) void offshelf().previews.close({ id: old.id });
}

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

/** Leaves products out of the change, or takes them in again. Their rows stay where they are. */
export async function leaveOut(products: readonly number[], leftOut: boolean): Promise<void> {
  const { preview } = useBulkEdit.getState();
  if (preview === null) return;
  const changed = await offshelf().previews.leaveOut({ id: preview.id, products: [...products], leftOut });
  if (!changed.ok) {
    useBulkEdit.setState({ problem: changed.error });
    return;
  }
  const ids = new Set(products);
  useBulkEdit.setState(({ rows }) => ({
    preview: changed.value,
    rows: rows.map((row) => (ids.has(row.productId) ? { ...row, leftOut } : row)),
  }));
}

/** Writes all of it as one change, or nothing. `null` when it could not be done; the screen says why. */
export async function applyBulkEdit(): Promise<Change | null> {
  const { preview, busy } = useBulkEdit.getState();
  if (preview === null || busy !== null || preview.willChange === 0) return null;
  useBulkEdit.setState({ busy: 'applying', problem: null });
  const applied = await offshelf().previews.apply({ id: preview.id });
  if (!applied.ok) {
    // What is on screen is no longer true: it is shown anew, with the reason.
    if (applied.error.code === 'changed-meanwhile') await prepareBulkEdit();
    useBulkEdit.setState({ busy: null, problem: applied.error });
    return null;
  }
  turn += 1;
  useBulkEdit.setState(CLOSED);
  return applied.value;
}

async function readRows(
  id: string,
  tab: PreviewTab,
  from: number,
): Promise<Pick<BulkState, 'rows' | 'problem'>> {
  const page = await offshelf().previews.page({ id, tab, from, count: ROWS_AT_ONCE });
  return page.ok ? { rows: page.value, problem: null } : { rows: [], problem: page.error };
}

async function leaveOutUnticked(preview: Preview, except: readonly number[]): Promise<Preview> {
  if (except.length === 0) return preview;
  const less = await offshelf().previews.leaveOut({ id: preview.id, products: [...except], leftOut: true });
  if (less.ok) return less.value;
  useBulkEdit.setState({ problem: less.error });
  return preview;
}
