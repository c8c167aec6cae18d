import type { Input } from '../../../../shared/contract/api.ts';
import type { UndoOutcome } from '../../../../shared/model/change.ts';
import type { Direction } from '../ports/change-store.ts';
import type { EditingDeps } from './deps.ts';

/**
 * Takes the last Change back, or brings the last one taken back again; or does so with the one that is named, whatever was
 * done since. Values that somebody edited since are asked about first, and so are products that would go into the trash.
 * What was sent stays sent; what goes into the trash by this is withdrawn.
 * @throws Failure `cancelled`: nothing was written then
 */
export function revertChange(
  deps: EditingDeps,
  direction: Direction,
  { change: named, onLaterEdits, job }: Input<'changes.undo'>,
): UndoOutcome {
  return deps.transactions.run(() => {
    const change = deps.changes.next(direction, named);
    if (change === null) return { kind: 'nothing' };
    const at = deps.clock.now();
    const writing = deps.jobs.begin(job, 'applying', 2 * deps.changes.countValues(change.id));
    const outcome = deps.changes.revert(change.id, direction, onLaterEdits, at, writing);
    if (outcome.kind === 'later-edits') return { ...outcome, change };
    const { restored, kept, trashed, sent } = outcome;
    if (trashed.length > 0) deps.withdrawQueued(trashed, at);
    deps.checks.recheckProducts(restored, deps.jobs.begin(job, 'checking', restored.length).step);
    deps.notice({ products: true, changes: true, sending: true });
    const marked = deps.changes.mark(change.id, direction === 'undo' ? at : null);
    return { kind: 'done', change: marked, restored: restored.length, kept, trashed: trashed.length, sent };
  });
}
