import type { Change } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCommand } from '../../commands/use-command.ts';
import { t } from '../../i18n/t.ts';
import { step } from './undo-store.ts';

const SHOWN = 100;

/** The newest changes first. */
export function useChanges() {
  return useAnswer(offshelf().changes.list, { limit: SHOWN }, ['changes']);
}

/** Offers undo and redo to the whole window. */
export function useUndoCommands(): void {
  const changes = useChanges().value ?? [];
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
  return changes.length === SHOWN || changes.some((change) => change.undoneAt === null);
}
