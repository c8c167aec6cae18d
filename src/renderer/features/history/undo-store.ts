import { create } from 'zustand';
import type { Failed, Result } from '../../../shared/contract/result.ts';
import { LONGEST_SUBJECT } from '../../../shared/model/bounds.ts';
import type { Change, OnLaterEdits, UndoOutcome, WrittenPlace } from '../../../shared/model/change.ts';
import { type FollowedJob, followJob, type JobProgress } from '../../bridge/jobs.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { clearToasts, showToast } from '../../ui/toasts.tsx';
import { describeChange, describeUndone } from './change-words.ts';

export type Direction = 'undo' | 'redo';

export type UndoState = {
  /** Values were edited after the change: the person says what becomes of them. */
  readonly asking: {
    readonly direction: Direction;
    /** The change of the history that was named; `null` where it is the next one. */
    readonly one: Change | null;
    readonly change: Change;
    readonly products: number;
  } | null;
  readonly busy: boolean;
  /** How far it is, and how to end it; `null` while nothing was heard. */
  readonly going: {
    readonly direction: Direction;
    readonly progress: JobProgress;
    readonly job: FollowedJob;
  } | null;
  /** What was undone or done again last, and since when by `performance.now()`, so that the list follows. */
  readonly written: { readonly where: WrittenPlace; readonly since: number } | null;
  /** Stands in the open question, else in a bar across the window. */
  readonly problem: Failed | null;
};

const START: UndoState = { asking: null, busy: false, going: null, written: null, problem: null };

export const useUndo = create<UndoState>(() => START);

/** Who presses again within this time, in milliseconds, means the step after; later, it is seen that the one before takes its time. */
const QUICKLY = 500;
/** Steps that wait: a key that is held down is not to go on for long after it is let go. */
const MOST_WAITING = 3;
let began = 0;
let pressed: readonly Direction[] = [];

/** Forgets what was undone, as when another catalog is opened: its list has nothing to follow. */
export function forgetUndo(): void {
  pressed = [];
  useUndo.setState(START);
}

/** Takes the newest change back, or does the one again that was taken back last. */
export async function step(direction: Direction, onLaterEdits: OnLaterEdits = 'ask'): Promise<void> {
  if (useUndo.getState().busy) {
    if (performance.now() - began < QUICKLY) pressed = [...pressed, direction].slice(0, MOST_WAITING);
    return;
  }
  await follow(direction, null, (job) => offshelf().changes[direction]({ onLaterEdits, job }));
}

/** Takes one change of the history back, whatever was done since. */
export async function undoOne(change: Change, onLaterEdits: OnLaterEdits = 'ask'): Promise<void> {
  const asked = {
    change: change.id,
    subject: describeChange(change).slice(0, LONGEST_SUBJECT),
    onLaterEdits,
  };
  await follow('undo', change, (job) => offshelf().changes.undoOne({ ...asked, job }));
}

async function follow(
  direction: Direction,
  one: Change | null,
  ask: (job: number) => Promise<Result<UndoOutcome>>,
): Promise<void> {
  if (useUndo.getState().busy) return;
  began = performance.now();
  useUndo.setState({ busy: true, problem: null });
  const job = followJob((progress) => useUndo.setState({ going: { direction, progress, job } }));
  const outcome = await ask(job.job);
  job.end();
  useUndo.setState({ busy: false, going: null });
  if (outcome.ok) settle(direction, one, outcome.value);
  else if (outcome.error.code === 'cancelled') showToast({ text: outcome.error.message });
  else useUndo.setState({ problem: outcome.error });
  // Else the person has to know or to say something first.
  const isDone = outcome.ok && outcome.value.kind === 'done';
  const [next, ...others] = isDone ? pressed : [];
  pressed = others;
  if (next !== undefined) await step(next);
}

export function closeQuestion(): void {
  useUndo.setState({ asking: null, problem: null });
}

function settle(direction: Direction, one: Change | null, outcome: UndoOutcome): void {
  if (outcome.kind === 'later-edits') {
    useUndo.setState({ asking: { direction, one, change: outcome.change, products: outcome.products } });
    return;
  }
  clearToasts();
  useUndo.setState({
    asking: null,
    ...(outcome.kind === 'done' && { written: { where: outcome.where, since: began } }),
  });
  showToast({ text: describeUndone(direction, outcome) });
}
