import { setTimeout as pass } from 'node:timers/promises';
import { api, type Operation } from '../../shared/contract/api.ts';
import { type Result, success } from '../../shared/contract/result.ts';
import type { FormDraft } from '../../shared/model/product.ts';
import { createJournalFile } from './journal-file.ts';
import type { WorkerTeam } from './worker-team.ts';

type Call = WorkerTeam['call'];

/** Longer than a writer takes that has nothing else to do, in milliseconds. */
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
  /** What stands in the file and may not be in the catalog yet, by its draft. */
  const waiting = new Map<string, FormDraft>();
  const settling = new Set<Promise<void>>();
  let turn: Promise<void> | null = null;
  let isRefused = false;

  const forget = (draft: FormDraft): void => {
    if (waiting.get(draft.id) === draft) waiting.delete(draft.id);
  };
  /** What stands in the file; `null` where the catalog has it already, or it can’t be put there. */
  const putBeside = async (input: unknown, kept: Promise<unknown>): Promise<FormDraft | null> => {
    const first = await Promise.race([kept, pass(BUSY, 'busy')]);
    const parsed = api['drafts.keep'].input.safeParse(input);
    if (first !== 'busy' || !parsed.success) return null;
    const draft = { ...parsed.data, updatedAt: Date.now() };
    waiting.set(draft.id, draft);
    if (await file.add(JSON.stringify(draft))) return draft;
    forget(draft);
    return null;
  };
  const settle = async (beside: Promise<FormDraft | null>, kept: Promise<Result<unknown>>): Promise<void> => {
    const [draft, { ok }] = await Promise.all([beside, kept]);
    if (draft === null) return;
    forget(draft);
    // What the catalog refused stays in the file for the next time.
    if (!ok) isRefused = true;
    if (waiting.size === 0 && !isRefused) await file.clear();
  };
  const keep = async (input: unknown): Promise<Result<unknown>> => {
    if (turn !== null) await turn;
    const kept = ask('drafts.keep', input);
    const beside = putBeside(input, kept);
    const settled = settle(beside, kept);
    settling.add(settled);
    void settled.then(() => settling.delete(settled));
    const draft = await beside;
    return draft === null ? await kept : success(draft);
  };
  const write: Call = async (operation, input) => {
    turn ??= settling.size === 0 ? null : Promise.all(settling).then(() => void (turn = null));
    if (turn !== null) await turn;
    return await ask(operation, input);
  };
  return {
    call: async (operation, input) => {
      if (operation === 'drafts.keep') return await keep(input);
      if (api[operation].runs === 'command') return await write(operation, input);
      // A draft may come from the file to the catalog while the answer is on its way.
      const before = [...waiting.values()];
      const result = await ask(operation, input);
      return withWaiting(operation, input, result, [...before, ...waiting.values()]);
    },
    close: async () => {
      await Promise.all(settling);
      if (!isRefused) await file.remove();
    },
  };
}

/** The answer to a question for drafts, with those that the catalog may not have yet; the later ones are the newer ones. */
function withWaiting(
  operation: Operation,
  input: unknown,
  result: Result<unknown>,
  waiting: readonly FormDraft[],
): Result<unknown> {
  if (waiting.length === 0 || !result.ok) return result;
  if (operation === 'drafts.forProduct') {
    const { productId } = api[operation].input.parse(input); // it was answered
    return success(waiting.findLast((draft) => draft.productId === productId) ?? result.value);
  }
  if (operation !== 'drafts.list') return result;
  const drafts = [...api[operation].output.parse(result.value).toReversed(), ...waiting];
  const newest = new Map(drafts.map((draft) => [draft.productId ?? draft.id, draft]));
  return success([...newest.values()].toSorted((one, other) => other.updatedAt - one.updatedAt));
}
