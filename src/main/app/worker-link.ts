import { type Transferable, Worker } from 'node:worker_threads';
import type { Operation } from '../../shared/contract/api.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { FromWorker, ToWorker } from '../workers/protocol.ts';

/** One worker and the calls that wait for it. */
export type WorkerLink = {
  readonly call: (operation: Operation, input: unknown) => Promise<Result<unknown>>;
  readonly post: (message: ToWorker, transfer?: readonly Transferable[]) => void;
  /** Ends the worker at once; calls without an answer get an error result. */
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly file: string;
  readonly data: unknown;
  readonly transfer?: readonly Transferable[];
  readonly hear: (message: Exclude<FromWorker, { kind: 'answer' }>) => void;
  /** The worker ended by itself. */
  readonly lost: (cause: unknown) => void;
};

/** Of what is soon gone; each thread would take up to 48. Lists, pages and previews take as long as with twice as much. */
const YOUNG_MB = 3;

/** Starts a worker. No call is ever left hanging: a worker that ends answers all of them with an error. */
export function startWorker({ file, data, transfer = [], hear, lost }: Options): WorkerLink {
  const worker = new Worker(file, {
    workerData: data,
    transferList: [...transfer],
    name: file,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let calls = 0;
  let ended = false;

  const end = (): boolean => {
    const first = !ended;
    ended = true;
    for (const answer of waiting.values()) answer(stopped());
    waiting.clear();
    return first;
  };
  worker.on('message', (message: FromWorker) => {
    if (message.kind !== 'answer') return hear(message);
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  worker.on('error', (cause) => {
    if (end()) lost(cause);
  });
  worker.on('exit', (code) => {
    if (end()) lost(new Error(`the worker ended with code ${code}`));
  });

  return {
    call: (operation, input) => {
      if (ended) return Promise.resolve(stopped());
      calls += 1;
      const id = calls;
      return new Promise((answer) => {
        waiting.set(id, answer);
        worker.postMessage({ kind: 'call', id, operation, input } satisfies ToWorker);
      });
    },
    post: (message, list = []) => {
      if (!ended) worker.postMessage(message, [...list]);
    },
    stop: async () => {
      end();
      await worker.terminate();
    },
  };
}

function stopped(): Result<never> {
  return failure('internal', 'A part of Offshelf stopped before it answered. Please try again.');
}
