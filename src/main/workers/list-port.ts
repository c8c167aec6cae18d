import type { MessagePort } from 'node:worker_threads';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import type { ListQuery } from '../../shared/model/query.ts';
import type { BuildFar, BuildList } from '../core/compose.ts';
import { Failure } from '../core/dispatch.ts';
import { askOverPort } from './ask-over-port.ts';

type Asked =
  | { readonly kind: 'build'; readonly id: number; readonly query: ListQuery }
  | { readonly kind: 'call-off'; readonly id: number };
type Answered = { readonly id: number; readonly built: Result<Uint32Array<ArrayBuffer>> };

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
      port.postMessage({ id, built: success(ids) } satisfies Answered, [ids.buffer]);
    } catch (error) {
      port.postMessage({ id, built: asFailure(error) } satisfies Answered);
    } finally {
      calledOff.delete(id);
    }
  };
  port.on('message', (asked: Asked) => {
    if (asked.kind === 'call-off') calledOff.get(asked.id)?.();
    else void answer(asked.id, asked.query);
  });
}

function asFailure(error: unknown): Result<never> {
  if (!(error instanceof Failure)) return failure('internal', String(error));
  return failure(error.code, error.message, error.data);
}

/** Asks the long reader to build lists; `null` where it ended. */
export function askForLists(port: MessagePort): BuildFar {
  const ask = askOverPort<Answered>(port);
  return async (query, callOff) => {
    const answered = await ask((id) => {
      port.postMessage({ kind: 'build', id, query } satisfies Asked);
      callOff.whenOff(() => port.postMessage({ kind: 'call-off', id } satisfies Asked));
    });
    if (answered === null) return null;
    const { built } = answered;
    if (built.ok) return built.value;
    const { code, message, data } = built.error;
    if (code === 'internal') throw new Error(message);
    throw new Failure(code, message, data);
  };
}
