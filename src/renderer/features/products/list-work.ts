import { create } from 'zustand';
import type { Result } from '../../../shared/contract/result.ts';
import type { Scope } from '../../../shared/model/query.ts';
import type { JobProgress } from '../../bridge/jobs.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { createOneJob } from '../../bridge/one-job.ts';
import { showUndoToast } from '../../commands/undo-toast.ts';
import { t } from '../../i18n/t.ts';
import { focusMain } from '../../ui/focus-main.ts';
import { countOf } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.tsx';
import { pinProducts, refreshList } from './list-reading.ts';
import { useRows } from './rows-store.ts';
import { moveTo, selectNothing } from './selection-store.ts';
import { findTargets } from './targets.ts';

type ListWork = {
  /** What goes on; `null` while nothing does. */
  readonly label: string | null;
  readonly progress: JobProgress | null;
};

/** What is done with many products of the list at once, as it goes on. */
export const useListWork = create<ListWork>(() => ({ label: null, progress: null }));

const work = createOneJob((progress) => useListWork.setState({ progress }));

/** Nothing is left of what went on. */
export const cancelListWork = work.end;

type Asked = { readonly scope: Scope; readonly job: number };

/** One such work at a time. `null` where nothing was done; the list, or a toast, says why. */
async function follow<T>(label: string, ask: (asked: Asked) => Promise<Result<T>>): Promise<T | null> {
  if (useListWork.getState().label !== null) return null;
  useListWork.setState({ label, progress: null });
  try {
    const scope = await findTargets();
    if (scope === null) return null;
    const done = await work.follow((job) => ask({ scope, job }));
    if (done.ok) return done.value;
    if (done.error.code === 'cancelled') showToast({ text: done.error.message });
    // The list is where these commands belong, so it shows what went wrong with them.
    else useRows.setState({ problem: done.error });
    return null;
  } finally {
    useListWork.setState({ label: null, progress: null });
  }
}

export async function duplicate(): Promise<void> {
  const copied = await follow(t`Duplicating`, offshelf().products.duplicate);
  if (copied === null) return;
  const { change, ids } = copied;
  const onTop = await pinProducts(ids);
  selectNothing();
  if (onTop) moveTo(0);
  focusMain();
  showUndoToast(t`Duplicated ${countOf(change.products, 'product')}.`, change.id);
}

export async function trash(): Promise<void> {
  const trashed = await follow(t`Moving to the trash`, offshelf().products.trash);
  if (trashed === null) return;
  await showMoved();
  showUndoToast(t`Moved ${countOf(trashed.products, 'product')} to the trash.`, trashed.id);
}

export async function restore(): Promise<void> {
  const restored = await follow(t`Restoring`, offshelf().products.restore);
  if (restored === null) return;
  await showMoved();
  showUndoToast(t`Restored ${countOf(restored.products, 'product')}.`, restored.id);
}

/** They are gone from the list. */
async function showMoved(): Promise<void> {
  selectNothing();
  await refreshList();
  focusMain();
}
