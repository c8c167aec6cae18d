import { parentPort } from 'node:worker_threads';
import { expectPresent } from '../../shared/assert.ts';
import type { Dispatch } from '../core/dispatch.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const port = expectPresent(parentPort, 'this file runs as a worker');

export function tellMain(message: FromWorker): void {
  port.postMessage(message);
}

/** Hears the main process. Calls go to `dispatch`, in the order in which they come. */
export function hearMain(
  dispatch: Dispatch,
  hear: (message: Exclude<ToWorker, { kind: 'call' }>) => void,
): void {
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'call') void answerCall(dispatch, message);
    else hear(message);
  });
}

async function answerCall(dispatch: Dispatch, call: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
  const result = await dispatch(call.operation, call.input);
  tellMain({ kind: 'answer', id: call.id, result });
}

/** The core's log, written by the main process. */
export const mainLog = {
  warn: (message: string, detail?: Readonly<Record<string, string | number | boolean | null>>): void =>
    tellMain({
      kind: 'log',
      level: 'warn',
      message,
      detail: detail === undefined ? '' : JSON.stringify(detail),
    }),
  error: (message: string, cause: unknown): void =>
    tellMain({ kind: 'log', level: 'error', message, detail: describeCause(cause) }),
};

function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause === undefined ? '' : ` caused by ${describeCause(cause.cause)}`;
  return `${cause.stack ?? cause.message}${inner}`;
}
