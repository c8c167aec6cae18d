import type { Change } from '../../shared/model/change.ts';
import { offshelf } from '../bridge/offshelf.ts';
import { t } from '../i18n/t.ts';
import { showRefusal, showToast } from '../ui/toasts.tsx';
import { runCommand } from './command-store.ts';

/** Every change that is kept. */
const ALL = 100;

/** Confirms a change and offers to undo that very change; where that cannot be done any more, it says why. */
export function showUndoToast(text: string, changeId: number): void {
  showToast({ text, action: { label: t`Undo`, run: () => void undo(changeId) } });
}

async function undo(changeId: number): Promise<void> {
  const changes = await offshelf().changes.list({ limit: ALL });
  if (!changes.ok) return showRefusal(changes.error.message);
  const refusal = whyNot(changes.value, changeId);
  if (refusal === null) runCommand('edit.undo');
  else showRefusal(refusal);
}

/** Undoing means the newest change: `null` where it is this one. */
function whyNot(changes: readonly Change[], changeId: number): string | null {
  const change = changes.find(({ id }) => id === changeId);
  if (change === undefined) return t`It can no longer be undone.`;
  if (change.undoneAt !== null) return t`It is undone already.`;
  const newest = changes.find(({ undoneAt }) => undoneAt === null);
  if (newest === change) return null;
  return t`Something else was changed since. Undo that first; History shows it.`;
}
