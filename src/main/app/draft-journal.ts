import { setTimeout as pass } from 'node:timers/promises';
import { api, type Operation } from '../../shared/contract/api.ts';
import { type Result, success } from '../../shared/contract/result.ts';
import type { FormDraft } from '../../shared/model/product.ts';
import { createJournalFile } from './journal-file.ts';
import type { WorkerTeam } from './worker-team.ts';

type Call = WorkerTeam['call'];

/** Longer than a writer takes that has nothing else to do, in milliseconds: it may be busy with something of its own. */
const BUSY = 15;

/**
 * What is typed is safe at once, also while the writer is busy with something that takes a second: then it stands in a file beside
 * the catalog, and is answered for, until the writer has kept it. Where it never gets so far, it takes the file up when it opens
 * the catalog again. Whatever else is to be written waits until the file is empty: it never has what was saved or dropped since.
 */
export function createDraftJournal(
  path: string,
  ask: Call,
  logError: (message: string, cause: unknown) => void,
): { readonly call: Call; readonly close: () => Promise<void> } {
  const file = createJournalFile(path, (cause) => logError('drafts can’t be put beside the catalog', cause));
  /** What stands in the file, or is on its way to it, and may not be in the catalog yet. */
  const waiting = new Set<FormDraft>();
  const settling = new Set<Promise<void>>();
  /** Until what was to be written last may be written. */
  let turn: Promise<void> | null = null;
  /** How many things the writer has to do besides. */
  let atWork = 0;
  let latest = 0;

  /** Later than whatever was typed before, also within a millisecond: what is newer is told by it. */
  const now = (): number => {
    latest = Math.max(Date.now(), latest + 1);
    return latest;
  };
  /** Whether the draft stands in the file; it does not where the catalog has it already, or it can’t be put there. */
  const putBeside = async (draft: FormDraft, kept: Promise<unknown>): Promise<boolean> => {
    if (atWork === 0 && (await Promise.race([kept, pass(BUSY, 'busy')])) !== 'busy') return false;
    waiting.add(draft);
    if (await file.add(JSON.stringify(draft))) return true;
    waiting.delete(draft);
    return false;
  };
  const settle = async (
    draft: FormDraft,
    beside: Promise<boolean>,
    kept: Promise<Result<unknown>>,
  ): Promise<void> => {
    const [result] = await Promise.all([kept, beside]);
    // What the catalog refused stays, and is tried again; but what was typed into a product that is gone is gone with it.
    const isOver = result.ok || result.error.code === 'not-found';
    for (const other of waiting) {
      if (isOver && other.id === draft.id && other.updatedAt <= draft.updatedAt) waiting.delete(other);
    }
    if (waiting.size === 0) await file.clear();
  };
  const keep = async (input: unknown): Promise<Result<unknown>> => {
    if (turn !== null) await turn;
    const parsed = api['drafts.keep'].input.safeParse(input);
    if (!parsed.success) return await ask('drafts.keep', input);
    const draft = { ...parsed.data, updatedAt: now() };
    const kept = ask('drafts.keep', draft);
    const beside = putBeside(draft, kept);
    const settled = settle(draft, beside, kept);
    settling.add(settled);
    void settled.then(() => settling.delete(settled));
    return (await beside) ? success(draft) : await kept;
  };
  const empty = async (): Promise<void> => {
    await Promise.all(settling);
    for (const draft of waiting) {
      await settle(draft, Promise.resolve(true), ask('drafts.keep', draft));
    }
  };
  const write: Call = async (operation, input) => {
    if (turn !== null || settling.size + waiting.size > 0) {
      // What is typed after another writing that waits, and before this one, comes before this one.
      const mine = (turn ?? Promise.resolve()).then(empty);
      turn = mine;
      await mine;
      if (turn === mine) turn = null;
    }
    atWork += 1;
    try {
      return await ask(operation, input);
    } finally {
      atWork -= 1;
    }
  };
  return {
    call: async (operation, input) => {
      if (operation === 'drafts.keep') return await keep(input);
      if (api[operation].runs === 'command') return await write(operation, input);
      // A draft may come from the file to the catalog while the answer is on its way.
      const before = [...waiting];
      const result = await ask(operation, input);
      return withWaiting(operation, input, result, [...before, ...waiting]);
    },
    close: async () => {
      await Promise.all(settling);
      await file.close(waiting.size > 0);
    },
  };
}

/** The answer to a question for drafts, with those that the catalog may not have yet where they are newer. */
function withWaiting(
  operation: Operation,
  input: unknown,
  result: Result<unknown>,
  waiting: readonly FormDraft[],
): Result<unknown> {
  if (waiting.length === 0 || !result.ok) return result;
  if (operation === 'drafts.forProduct') {
    const { productId } = api[operation].input.parse(input); // it was answered
    const kept = api[operation].output.parse(result.value);
    const ofProduct = waiting.filter((draft) => draft.productId === productId);
    return success(oldestFirst(kept === null ? ofProduct : [kept, ...ofProduct]).at(-1) ?? null);
  }
  if (operation !== 'drafts.list') return result;
  const drafts = oldestFirst([...api[operation].output.parse(result.value), ...waiting]);
  const newest = new Map(drafts.map((draft) => [draft.productId ?? draft.id, draft]));
  return success(oldestFirst([...newest.values()]).toReversed());
}

function oldestFirst(drafts: readonly FormDraft[]): readonly FormDraft[] {
  return drafts.toSorted((one, other) => one.updatedAt - other.updatedAt);
}
