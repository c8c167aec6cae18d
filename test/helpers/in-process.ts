import { systemClock } from '../../src/main/core/adapters/system/clock.ts';
import { systemRandom } from '../../src/main/core/adapters/system/random.ts';
import { composeReader, composeWriter, type Reader, type Writer } from '../../src/main/core/compose.ts';
import type { Clock } from '../../src/main/core/domain/ports/clock.ts';
import type { HttpClient } from '../../src/main/core/domain/ports/http-client.ts';
import type { ImageFetcher } from '../../src/main/core/domain/ports/image-fetcher.ts';
import type { KeySource } from '../../src/main/core/domain/ports/key-source.ts';
import type { Log } from '../../src/main/core/domain/ports/log.ts';
import type { Random } from '../../src/main/core/domain/ports/random.ts';
import {
  api,
  type Input,
  type Operation,
  type OperationOf,
  type Output,
} from '../../src/shared/contract/api.ts';
import type { EventMessage } from '../../src/shared/contract/events.ts';
import type { Result } from '../../src/shared/contract/result.ts';

type CoreOperation = OperationOf<'query' | 'scan' | 'command'>;

export type InProcess = {
  readonly folder: string;
  readonly writer: Writer;
  readonly reader: Reader;
  readonly events: readonly EventMessage[];
  /** Warnings and errors that the core logged, but for slowness: machines are noisy. */
  readonly logged: readonly string[];
  readonly dispatch: (operation: string, input: unknown) => Promise<Result<unknown>>;
  /** The answer itself; an error becomes an exception that names its code. */
  readonly call: <O extends CoreOperation>(operation: O, input: Input<O>) => Promise<Output<O>>;
  readonly close: () => Promise<void>;
};

export type InProcessParts = {
  readonly folder: string;
  /** Makes the catalog first where there is none. */
  readonly currency?: string;
  readonly sample?: boolean;
  readonly clock?: Clock;
  readonly http?: HttpClient;
  readonly imageFetcher?: ImageFetcher;
  /** No place for images has one where only those of remotes are given. */
  readonly keys?: Pick<KeySource, 'key'> & Partial<KeySource>;
  readonly random?: Random;
  readonly installId?: string;
  readonly ledgers?: string;
  /** Hears every event as it happens, as the window does; then none is kept. */
  readonly emit?: (message: EventMessage) => void;
  /** Whether somebody cancelled this work. */
  readonly isCancelled?: (job: number) => boolean;
  /** The disk did not confirm a write. */
  readonly onDoubt?: () => void;
};

const noNetwork: HttpClient = {
  send: async () => ({ kind: 'not-connected', cause: 'unreachable', detail: 'no network in this test' }),
};

/** The whole core in one thread, as the workers compose it: a writer and a reader, without Electron. */
export async function composeInProcess(parts: InProcessParts): Promise<InProcess> {
  const { folder, currency = 'EUR', clock = systemClock } = parts;
  let closed = false;
  const events: EventMessage[] = [];
  const logged: string[] = [];
  const log: Log = {
    warn: (message) => message !== 'slow operation' && logged.push(message),
    error: (message, cause) => logged.push(`${message}: ${String(cause)}`),
  };
  const writer = await composeWriter({
    folder,
    currency,
    sample: parts.sample,
    installId: parts.installId,
    ledgers: parts.ledgers,
    clock,
    log,
    random: parts.random ?? systemRandom,
    http: parts.http ?? noNetwork,
    imageFetcher: parts.imageFetcher,
    keys: { key: async () => null, placeKey: async () => null, ...parts.keys },
    onDoubt: parts.onDoubt,
    isCancelled: parts.isCancelled,
    emit: parts.emit ?? ((event) => events.push(event)),
    readSnapshot: async (snapshot) => reader.readSnapshot(snapshot),
    // A test names files by their paths.
    pathOf: async (path) => path,
  });
  const reader = composeReader({ folder, clock, log });
  const dispatch = (operation: string, input: unknown) => {
    const runs = Object.hasOwn(api, operation) ? api[operation as Operation].runs : 'command';
    return runs === 'command' ? writer.dispatch(operation, input) : reader.dispatch(operation, input);
  };
  return {
    folder,
    writer,
    reader,
    events,
    logged,
    dispatch,
    call: async <O extends CoreOperation>(operation: O, input: Input<O>) => {
      const result = await dispatch(operation, input);
      if (result.ok) return result.value as Output<O>; // dispatch parsed it as that
      throw new Error(`${operation}: ${result.error.code}: ${result.error.message} ${logged.join('; ')}`);
    },
    close: async () => {
      if (closed) return;
      closed = true;
      reader.close();
      await writer.close();
    },
  };
}
