import type { OnLaterEdits, UndoOutcome } from '../../../../shared/model/change.ts';
import type { CatalogDeps } from '../catalog/deps.ts';
import type { Direction } from '../ports/change-store.ts';

/**
 * Takes the last Change back, or brings the last one taken back again. Values that somebody edited since are asked
 * about first. What was sent stays sent; what goes into the trash by this is withdrawn.
 */
export function revertChange(
  deps: CatalogDeps,
  direction: Direction,
  onLaterEdits: OnLaterEdits,
): UndoOutcome {
  return deps.transactions.run(() => {
    const change = deps.changes.next(direction);
    if (change === null) return { kind: 'nothing' };
    if (onLaterEdits === 'ask') {
      const products = deps.changes.countLaterEdits(change.id, direction);
      if (products > 0) return { kind: 'later-edits', change, products };
    }
    const at = deps.clock.now();
    const choice = onLaterEdits === 'ask' ? 'restore-anyway' : onLaterEdits;
    const { restored, kept, trashed } = deps.changes.revert(change.id, direction, choice, at);
    if (trashed.length > 0) deps.withdrawQueued(trashed, at);
    deps.checks.recheckProducts(restored);
    deps.notice({ products: true, changes: true, sending: true });
    const marked = deps.changes.mark(change.id, direction === 'undo' ? at : null);
    return { kind: 'done', change: marked, restored: restored.length, kept };
  });
}
