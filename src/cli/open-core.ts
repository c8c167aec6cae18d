import { MessageChannel } from 'node:worker_threads';
import {
  composeNetwork,
  composeReader,
  composeWriter,
  createHttpClientOverPort,
  createImageFetcherOverPort,
  type Reader,
  type Writer,
  type WriterParts,
} from '../main/core/compose.ts';
import { api, type Input, type OperationOf, type Output } from '../shared/contract/api.ts';
import type { EventMessage } from '../shared/contract/events.ts';
import type { Failed } from '../shared/contract/result.ts';
import type { Remote } from '../shared/model/remote.ts';
import { CommandFailure, failed } from './command-failure.ts';
import { findEnvironmentProxy } from './environment-proxy.ts';
import { keyOf, placeKeyOf } from './key-variables.ts';
import { createRecurringError } from './recurring-error.ts';
import { orRefuse } from './refusal.ts';
import { installationName, ledgerFolder } from './user-folder.ts';

export type CoreOperation = OperationOf<'query' | 'scan' | 'command'>;

export type OpenOptions = {
  /** Makes a catalog with this ISO 4217 currency where there is none. */
  readonly currency?: string;
  /** Whether the long work that goes on was called off. */
  readonly isCancelled?: () => boolean;
};

/** The whole core on one catalog, in this process. */
export type Core = {
  /** The answer of an operation. @throws CommandFailure for one that is refused */
  readonly call: <O extends CoreOperation>(operation: O, input: Input<O>) => Promise<Output<O>>;
  readonly writer: Writer;
  /** How a command names this catalog. */
  readonly catalog: string;
  /** The ids of a list that `products.list` made. */
  readonly idsOf: (list: number) => readonly number[];
  /** Calls back with every event of the core, until the returned function is called. */
  readonly listen: (hear: (message: EventMessage) => void) => () => void;
  /** Why writing came to its end: the disk did not confirm something. `undefined` while all is well. */
  readonly doubt: () => string | undefined;
  /** An error of the program itself that comes again and again. */
  readonly recurringError: () => string | undefined;
  /** Ends sending and lets go of the catalog; reading goes on. */
  readonly closeWriter: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Surroundings = {
  readonly folder: string;
  /** How a command names it. */
  readonly catalog: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
};

/** How the window, or another call, is told who holds a catalog. */
export const PROGRAM = 'the command line offshelf';
const UPDATES = {
  'backing-up': 'The catalog was last used by an older version of Offshelf: a backup is made first.',
  updating: 'It is brought up to date now. A large catalog takes a while.',
} as const;
const UNCONFIRMED =
  'The disk did not confirm a write. Check the disk, then look whether everything is there.';

/** Opens a catalog and holds it. @throws CommandFailure where it can't be had, or is damaged */
export async function openCore(
  { folder, catalog, env, say }: Surroundings,
  options: OpenOptions,
): Promise<Core> {
  const listeners = new Set<(message: EventMessage) => void>();
  const network = createNetwork(env);
  const errors = createRecurringError();
  const log = {
    warn: () => {},
    error: (message: string, cause: unknown) => {
      const error = `${message}: ${String(cause)}`;
      errors.hear(error);
      say(error);
    },
  };
  let doubt: string | undefined;
  const parts: WriterParts = {
    folder,
    log,
    program: PROGRAM,
    installId: installationName(env),
    ledgers: ledgerFolder(env),
    onUpdate: (step) => say(UPDATES[step]),
    http: { send: async (request) => (await network.client()).send(request) },
    imageFetcher: { fetchImage: async (url, limits) => (await network.images()).fetchImage(url, limits) },
    keys: {
      key: async (remoteId) => await findKey(remoteId),
      placeKey: async (placeId) => await findPlaceKey(placeId),
    },
    emit: (message) => listeners.forEach((hear) => hear(message)),
    readSnapshot: async (list) => reader.readSnapshot(list),
    currency: options.currency,
    isCancelled: options.isCancelled,
    // Whoever types a path may read and write what is there.
    pathOf: async (path) => path,
    onDoubt: () => {
      doubt = UNCONFIRMED;
    },
  };
  const writer = await orRefuse(() => composeWriter(parts), folder);
  const reader: Reader = composeReader({ folder, log });
  const call: Core['call'] = async (operation, input) => {
    const side = api[operation].runs === 'command' ? writer : reader;
    const result = await side.dispatch(operation, input);
    if (!result.ok) throw asFailure(result.error);
    return result.value as Output<typeof operation>; // dispatch parsed it as that
  };
  const findKey = async (remoteId: number): Promise<string | null> => {
    const remote = (await call('remotes.list', {})).find(({ id }: Remote) => id === remoteId);
    return remote === undefined ? null : keyOf(remote, env);
  };
  const findPlaceKey = async (placeId: number): Promise<string | null> => {
    const place = (await call('imagePlaces.list', {})).find(({ id }) => id === placeId);
    return place === undefined ? null : placeKeyOf(place, env);
  };
  let closing: Promise<void> | undefined;
  const closeWriter = () => {
    closing ??= writer.close();
    return closing;
  };
  if (writer.unclean) refuseDamage(reader, catalog);
  return {
    call,
    writer,
    catalog,
    idsOf: (list) => [...(reader.readSnapshot(list) ?? [])],
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    doubt: () => doubt,
    recurringError: errors.find,
    closeWriter,
    close: async () => {
      await closeWriter();
      reader.close();
      await network.close();
    },
  };
}

/** The last program that wrote there was killed. What is damaged stays as it is: the next start looks again. */
function refuseDamage(reader: Reader, catalog: string): void {
  const [damage] = reader.findDamage();
  if (damage === undefined) return;
  reader.close();
  throw failed(
    'broken',
    `The catalog file is damaged (${damage}). Restore a backup: offshelf restore FILE ${catalog}`,
  );
}

/** What can't be used as it was given is wrong usage; `data` is for scripts. */
function asFailure({ code, message, data }: Failed): CommandFailure {
  return new CommandFailure(code === 'bad-input' ? 2 : 1, code, message, data === undefined ? {} : { data });
}

/** The HTTP client and the fetcher of pictures, made when the first request is to leave. */
function createNetwork(env: Surroundings['env']): {
  readonly client: () => Promise<ReturnType<typeof createHttpClientOverPort>>;
  readonly images: () => Promise<ReturnType<typeof createImageFetcherOverPort>>;
  readonly close: () => Promise<void>;
} {
  const start = async () => {
    const { port1, port2 } = new MessageChannel();
    const network = await composeNetwork(port1, async (origin) => findEnvironmentProxy(env, origin));
    const client = createHttpClientOverPort(port2);
    const images = createImageFetcherOverPort(port2);
    return { client, images, close: async () => await network.close().finally(() => port1.close()) };
  };
  let started: ReturnType<typeof start> | undefined;
  const run = async () => {
    started ??= start();
    return await started;
  };
  return {
    client: async () => (await run()).client,
    images: async () => (await run()).images,
    close: async () => await (await started)?.close(),
  };
}
