import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { failure, type Result } from '../../shared/contract/result.ts';
import { createTurns } from '../../shared/take-turns.ts';
import type { FromWorker, UpkeepAnswer, UpkeepData, UpkeepTask } from '../workers/protocol.ts';
import type { WorkerFiles } from './worker-team.ts';

type Parts = {
  readonly workers: WorkerFiles;
  readonly nativeBinding: string | null;
  readonly log: (level: 'warn' | 'error', message: string, detail: unknown) => void;
};

export type Upkeep = {
  /** Does one thing after what was asked for before it. Never rejects. */
  readonly run: <K extends UpkeepTask['kind']>(
    folder: string,
    task: Extract<UpkeepTask, { kind: K }>,
  ) => Promise<Result<UpkeepAnswer[K]>>;
  /** Ends the backup that is being made, if one is; what it wrote is taken away by the next. */
  readonly cancelBackup: () => Promise<void>;
};

type FromUpkeep =
  | Extract<FromWorker, { kind: 'log' }>
  | { readonly kind: 'answer'; readonly result: Result<unknown> };

/** Runs what is done about backups in workers that live as long as it takes. */
export function createUpkeep({ workers, nativeBinding, log }: Parts): Upkeep {
  const inTurn = createTurns();
  let backup: Worker | null = null;

  const start = (data: UpkeepData): Promise<Result<unknown>> => {
    const worker = new Worker(join(workers.folder, `upkeep${workers.ending}`), { workerData: data });
    if (data.task.kind === 'keep') backup = worker;
    return new Promise((resolve) => {
      worker.on('message', (message: FromUpkeep) => {
        if (message.kind === 'answer') resolve(message.result);
        else log(message.level, message.message, message.detail);
      });
      worker.on('error', (cause) => log('error', 'the upkeep worker ended', cause));
      worker.on('exit', () => {
        if (backup === worker) backup = null;
        resolve(failure('not-allowed-now', 'This was stopped before it was done. Nothing was changed.'));
      });
    });
  };
  return {
    run: (folder, task) => {
      const result = inTurn(() => start({ folder, nativeBinding, task }));
      return result as Promise<Result<UpkeepAnswer[typeof task.kind]>>; // the worker answers what it was asked for
    },
    cancelBackup: async () => {
      await backup?.terminate();
    },
  };
}
