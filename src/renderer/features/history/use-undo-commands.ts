import { useEffect } from 'react';
import { CHANGES_KEPT } from '../../../shared/model/bounds.ts';
import type { Change } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { provideUndoOne } from '../../commands/undo-toast.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { step, undoOne } from './undo-store.ts';

/** The newest changes first. */
export function useChanges() {
  return useAnswer(offshelf().changes.list, { limit: CHANGES_KEPT }, ['changes']);
}

/** Offers undo and redo to the whole window, and to the messages about what was done. */
export function useUndoCommands(): void {
  const changes = useChanges().value ?? [];
  useEffect(() => provideUndoOne(undoOne), []);
  useCommand('edit.undo', {
    enabled: canUndo(changes) || t`There is nothing to undo.`,
    run: () => step('undo'),
  });
  useCommand('edit.redo', {
    enabled: (changes[0] !== undefined && changes[0].undoneAt !== null) || t`There is nothing to do again.`,
    run: () => step('redo'),
  });
}

function canUndo(changes: readonly Change[]): boolean {
  return changes.length === CHANGES_KEPT || changes.some((change) => change.undoneAt === null);
}
