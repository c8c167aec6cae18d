import type { MessagePort } from 'node:worker_threads';
import type { Failed } from '../../shared/contract/result.ts';
import type { ListQuery } from '../../shared/model/query.ts';
import type { BuildFar, BuildList } from '../core/compose.ts';
import { Failure } from '../core/dispatch.ts';

type Asked =
  | { readonly kind: 'build'; readonly id: number; readonly query: ListQuery }
  | { readonly kind: 'call-off'; readonly id: number };
type Answered =
  | { readonly id: number; readonly ids: Uint32Array<ArrayBuffer> }
  | { readonly id: number; readonly failed: Failed };

/** Builds lists for the worker that keeps them. */
export function serveLists(port: MessagePort, build: BuildList): void {
  const calledOff = new Map<number, () => void>();
  const answer = async (id: number, query: ListQuery): Promise<void> => {
    let off = false;
    let hear = (): void => undefined;
    calledOff.set(id, () => {
      off = true;
      hear();
    });
    try {
      const built = await build(query, {
        isOff: () => off,
        whenOff: (call) => {
          hear = call;
        },
      });
      // What is handed over is gone here, and the builder may keep its own.
      const ids = new Uint32Array(built);
      port.postMessage({ id, ids } satisfies Answered, [ids.buffer]);
    } catch (error) {
      port.postMessage({ id, failed: asFailed(error) } satisfies Answered);
    } finally {
      calledOff.delete(id);
    }
  };
  port.on('message', (asked: Asked) => {
    if (asked.kind === 'call-off') calledOff.get(asked.id)?.();
    else void answer(asked.id, asked.query);
  });
}

function asFailed(error: unknown): Failed {
  if (!(error instanceof Failure)) return { code: 'internal', message: String(error) };
  const { code, message, data } = error;
  return data === undefined ? { code, message } : { code, message, data };
}

/** Asks the long reader to build lists; `null` where it ended. */
export function askForLists(port: MessagePort): BuildFar {
  const waiting = new Map<number, (answered: Answered | null) => void>();
  let asked = 0;
  let closed = false;
  port.on('message', (answered: Answered) => {
    waiting.get(answered.id)?.(answered);
    waiting.delete(answered.id);
  });
  port.on('close', () => {
    closed = true;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  });
  return async (query, callOff) => {
    if (closed) return null;
    asked += 1;
    const id = asked;
    const answered = await new Promise<Answered | null>((resolve) => {
      waiting.set(id, resolve);
      port.postMessage({ kind: 'build', id, query } satisfies Asked);
      callOff.whenOff(() => port.postMessage({ kind: 'call-off', id } satisfies Asked));
    });
    if (answered === null) return null;
    if ('ids' in answered) return answered.ids;
    const { code, message, data } = answered.failed;
    if (code === 'internal') throw new Error(message);
    throw new Failure(code, message, data);
  };
}
