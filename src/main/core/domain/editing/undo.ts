import type { Input } from '../../../../shared/contract/api.ts';
import type { Change, OnLaterEdits, UndoOutcome, WrittenPlace } from '../../../../shared/model/change.ts';
import type { Direction, Reverted } from '../ports/change-store.ts';
import type { EditingDeps } from './deps.ts';

/**
 * Takes the last Change back, or brings the last one taken back again. Values that somebody edited since are asked
 * about first. What was sent stays sent; what goes into the trash by this is withdrawn.
 * @throws Failure `cancelled`: nothing was written then
 */
export function revertChange(
  deps: EditingDeps,
  direction: Direction,
  { onLaterEdits, job }: Input<'changes.undo'>,
): UndoOutcome {
  return deps.transactions.runLarge(() => {
    const change = deps.changes.next(direction);
    if (change === null) return { kind: 'nothing' };
    return revertNext(deps, { change, direction, onLaterEdits, job, at: deps.clock.now() });
  });
}

/**
 * Takes any Change that is kept back, whatever was done since, as a new Change of its own: so History stays one line of steps, and
 * undo takes this one back, too. What later Changes wrote is asked about first, and so are products that would go
 * into the trash with it.
 * @throws Failure `cancelled`: nothing was written then
 */
export function undoOne(deps: EditingDeps, input: Input<'changes.undoOne'>): UndoOutcome {
  return deps.transactions.runLarge(() => {
    const change = deps.changes.find(input.change);
    if (change === null || change.undoneAt !== null) return { kind: 'nothing' };
    const { subject, onLaterEdits, job } = input;
    const at = deps.clock.now();
    const writing = { change, direction: 'undo', onLaterEdits, job, at } as const;
    if (change.id === deps.changes.next('undo')?.id) return revertNext(deps, writing);
    const startNew = (products: number) => deps.changes.start({ kind: 'undo', at, products, subject }).id;
    return writeBack(deps, { ...writing, startNew });
  });
}

type WritingBack = {
  readonly change: Change;
  readonly direction: Direction;
  readonly onLaterEdits: OnLaterEdits;
  readonly job: number | undefined;
  readonly at: number;
  readonly startNew?: (products: number) => number;
};

/** The Change that is next in its direction: it stays where it is in History, and is marked. */
function revertNext(deps: EditingDeps, writing: WritingBack): UndoOutcome {
  const outcome = writeBack(deps, writing);
  if (outcome.kind !== 'done') return outcome;
  const undoneAt = writing.direction === 'undo' ? writing.at : null;
  return { ...outcome, change: deps.changes.mark(writing.change.id, undoneAt) };
}

function writeBack(
  deps: EditingDeps,
  { change, direction, onLaterEdits, job, at, startNew }: WritingBack,
): Exclude<UndoOutcome, { kind: 'nothing' }> {
  const total = job === undefined ? 0 : 2 * deps.changes.countValues(change.id);
  const writing = deps.jobs.begin(job, 'applying', total);
  const outcome = deps.changes.revert(change.id, direction, onLaterEdits, at, writing, startNew);
  if (outcome.kind === 'later-edits') return { ...outcome, change };
  const { restored, written, kept, trashed, withdrawn, sent } = outcome;
  if (trashed.length > 0) deps.withdrawQueued(trashed, at);
  deps.checks.recheckWritten(written, deps.jobs.begin(job, 'checking', restored).step);
  deps.notice({ products: true, changes: true, sending: true });
  const where = placeOf(outcome);
  return { kind: 'done', change, restored, where, kept, trashed: trashed.length, withdrawn, sent };
}

function placeOf({ first, values, restored, written }: Reverted): WrittenPlace {
  const fields = [...written.fields].filter((field) => field !== 'trashed');
  const trash = written.fields.has('trashed');
  const isBlock = !trash && first.length === restored && values === restored * fields.length;
  return { products: [...first], fields, trash, isBlock };
}
