import { CHANGES_KEPT } from '../../shared/model/bounds.ts';
import type { Change } from '../../shared/model/change.ts';
import { offshelf } from '../bridge/offshelf.ts';
import { t } from '../i18n/t.ts';
import { showRefusal, showToast } from '../ui/toasts.tsx';
import { endEdits } from './command-store.ts';

type UndoOne = (change: Change) => Promise<void>;

let undoOne: UndoOne | null = null;

/** Gives what takes one change back, whatever was done since; the returned function takes it away again. */
export function provideUndoOne(run: UndoOne): () => void {
  undoOne = run;
  return () => {
    if (undoOne === run) undoOne = null;
  };
}

/** Confirms a change and offers to undo that very change; where that cannot be done any more, it says why. */
export function showUndoToast(text: string, changeId: number): void {
  showToast({ text, action: { label: t`Undo`, run: () => void undo(changeId) } });
}

async function undo(changeId: number): Promise<void> {
  endEdits();
  const changes = await offshelf().changes.list({ limit: CHANGES_KEPT });
  if (!changes.ok) return showRefusal(changes.error.message);
  const change = changes.value.find(({ id }) => id === changeId);
  if (change === undefined) return showRefusal(t`It can no longer be undone.`);
  if (change.undoneAt !== null) return showRefusal(t`It is undone already.`);
  await undoOne?.(change);
}
