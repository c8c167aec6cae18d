import { offshelf } from '../bridge/offshelf.ts';
import { t } from '../i18n/t.ts';
import { showToast } from '../ui/toasts.tsx';
import { runCommand } from './command-store.ts';

const ENOUGH = 20;

/** Confirms a change and offers to undo that very change; once something newer was done, it says so instead. */
export function showUndoToast(text: string, changeId: number): void {
  showToast({ text, action: { label: t`Undo`, run: () => void undo(changeId) } });
}

async function undo(changeId: number): Promise<void> {
  const changes = await offshelf().changes.list({ limit: ENOUGH });
  const newest = changes.ok ? changes.value.find((change) => change.undoneAt === null) : undefined;
  if (newest?.id === changeId) runCommand('edit.undo');
  else showToast({ text: t`Something else was changed since. Undo that first; History shows it.` });
}
