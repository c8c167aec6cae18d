import { join } from 'node:path';
import type { Transferable } from 'node:worker_threads';
import { api, type Operation } from '../../shared/contract/api.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { FromWorker, ToWorker, WorkerName } from '../workers/protocol.ts';
import { startWorker, type WorkerLink } from './worker-link.ts';

/** The workers' entry files: their folder, and the ending of their names. */
export type WorkerFiles = { readonly folder: string; readonly ending: string };

export type Hear = (message: Exclude<FromWorker, { kind: 'answer' }>) => void;

type Task = {
  readonly data: unknown;
  readonly hear: Hear;
  /** Called when the worker ended by itself. */
  readonly lost: (cause: unknown) => void;
};

export type WorkerTeam = {
  readonly start: (name: WorkerName, task: Task) => void;
  /** Starts a worker and, when it ends by itself, starts it anew, but not for ever. */
  readonly keep: (name: WorkerName, task: Omit<Task, 'lost'>, started?: () => void) => void;
  readonly post: (name: WorkerName, message: ToWorker, transfer?: readonly Transferable[]) => void;
  readonly call: (operation: Operation, input: unknown) => Promise<Result<unknown>>;
  /** Ends some of the workers, or all. */
  readonly stop: (names?: readonly WorkerName[]) => Promise<void>;
};

type TeamParts = {
  readonly files: WorkerFiles;
  readonly logError: (message: string, cause: unknown) => void;
  /** A worker ended too often: without it the catalog can't stay open. */
  readonly gaveUp: () => void;
};

const MOST_RESTARTS = 5;

const ANSWERER = { query: 'pages', scan: 'scan', command: 'writer', shell: null } as const;

/** The workers of one catalog. */
export function createTeam({ files, logError, gaveUp }: TeamParts): WorkerTeam {
  const links = new Map<WorkerName, WorkerLink>();
  let restarts = 0;

  const start: WorkerTeam['start'] = (name, task) => {
    links.set(name, startWorker({ file: join(files.folder, `${name}${files.ending}`), ...task }));
  };
  const keep: WorkerTeam['keep'] = (name, task, started) => {
    const lost = (cause: unknown) => {
      restarts += 1;
      const goesOn = restarts <= MOST_RESTARTS;
      logError(`the ${name} worker ended and is ${goesOn ? 'started anew' : 'given up'}`, cause);
      if (goesOn) keep(name, task, started);
      else gaveUp();
    };
    start(name, { ...task, lost });
    started?.();
  };
  return {
    start,
    keep,
    post: (name, message, transfer) => links.get(name)?.post(message, transfer),
    call: (operation, input) => {
      const name = ANSWERER[api[operation].runs];
      const link = name === null ? undefined : links.get(name);
      return link?.call(operation, input) ?? Promise.resolve(notReady());
    },
    stop: async (names = [...links.keys()]) => {
      await Promise.all(names.map(async (name) => await links.get(name)?.stop()));
    },
  };
}

function notReady(): Result<never> {
  return failure('no-catalog', 'No catalog is open. Open one first.');
}
