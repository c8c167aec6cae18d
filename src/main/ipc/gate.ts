import { api, type Operation } from '../../shared/contract/api.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import { isBounded } from './bounds.ts';
import type { RateLimit } from './rate.ts';

/** Answers an operation; also for input that the contract refuses. */
export type Answer = (operation: Operation, input: unknown) => Promise<Result<unknown>>;

/** The part of Electron's frame that tells who asks. */
export type Sender = { readonly url: string; readonly parent: unknown } | null;

export type Gate = {
  readonly call: (sender: Sender, operation: Operation, input: unknown) => Promise<Result<unknown>>;
  /** How many commands have no answer yet. */
  readonly commands: () => number;
};

type Parts = {
  readonly answer: Answer;
  readonly isOwn: (url: string) => boolean;
  readonly rate: RateLimit;
  readonly logError: (message: string, cause: unknown) => void;
};

/** What every call of the window goes through, whoever answers it. Never rejects. */
export function createGate({ answer, isOwn, rate, logError }: Parts): Gate {
  let commands = 0;
  const call: Gate['call'] = async (sender, operation, input) => {
    // Only the top frame of our own page may ask. A frame that is gone has no sender.
    if (sender === null || sender.parent !== null || !isOwn(sender.url)) {
      return failure('forbidden', 'This page may not ask for that.');
    }
    if (!rate.take(operation)) {
      return failure('not-allowed-now', 'The window asks too often. Please wait a moment and try again.');
    }
    if (!isBounded(input))
      return failure('too-large', 'That is more than one step can take. Please choose less.');
    const counts = api[operation].runs === 'command' ? 1 : 0;
    commands += counts;
    try {
      return await answer(operation, input);
    } catch (cause) {
      logError(`${operation} failed`, cause);
      return failure('internal', 'Something went wrong inside Offshelf. It was written to the log.');
    } finally {
      commands -= counts;
    }
  };
  return { call, commands: () => commands };
}
