import type { z } from 'zod';
import { api, type Input, type Operation, type Output } from '../../shared/contract/api.ts';
import { type Failed, failure, type Result, success } from '../../shared/contract/result.ts';
import { Failure } from './domain/failure.ts';
import type { Clock } from './domain/ports/clock.ts';
import type { Log } from './domain/ports/log.ts';

export { Failure };

export type Dispatch = (operation: string, input: unknown) => Promise<Result<unknown>>;

type SomeHandlers = { readonly [O in Operation]?: (input: Input<O>) => Output<O> | Promise<Output<O>> };

type DispatchDeps = {
  readonly handlers: SomeHandlers;
  /** Expected failures of the technology underneath as plain words; `null` for bugs. */
  readonly explain: (error: unknown) => Failed | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
};

/** Longer than this, an answer is felt in the window: a maintainer should hear of it. */
const SLOW_MS = 40;

/**
 * Answers operations by name: the input is parsed, the handler called, its answer parsed. It never throws: expected
 * failures come back as data, and bugs as `internal` once they are logged.
 */
export function createDispatch({ handlers, explain, clock, log }: DispatchDeps): Dispatch {
  return async (operation, input) => {
    if (!isOperation(operation)) return failure('forbidden', 'Offshelf does not know this request.');
    const handler = handlers[operation] as ((input: unknown) => unknown) | undefined; // its input is parsed right below
    if (handler === undefined) return failure('forbidden', 'This request is answered elsewhere.');
    const parsed: z.ZodSafeParseResult<unknown> = api[operation].input.safeParse(input);
    if (!parsed.success) return failure('bad-input', describeInput(parsed.error));
    const started = clock.now();
    try {
      return success(api[operation].output.parse(await handler(parsed.data)));
    } catch (error) {
      return { ok: false, error: toFailed(error, operation, { explain, log }) };
    } finally {
      const milliseconds = clock.now() - started;
      if (milliseconds > SLOW_MS) log.warn('slow operation', { operation, milliseconds });
    }
  };
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(api, name);
}

function describeInput(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = issue?.path.join('.') ?? '';
  return `This can not be used${place === '' ? '' : ` (${place})`}: ${issue?.message ?? 'it has the wrong form'}.`;
}

function toFailed(
  error: unknown,
  operation: Operation,
  { explain, log }: Pick<DispatchDeps, 'explain' | 'log'>,
): Failed {
  if (error instanceof Failure) {
    const { code, message, data } = error;
    return data === undefined ? { code, message } : { code, message, data };
  }
  const failed = explain(error) ?? {
    code: 'internal',
    message: 'Something went wrong in Offshelf. Nothing was changed.',
  };
  if (failed.code === 'internal') log.error(`${operation} failed`, error);
  return failed;
}
