import { setTimeout as pass } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { FromWorker, WhyRefused, WriterData } from '../workers/protocol.ts';
import { createDeferred } from './deferred.ts';
import { createTeam, type Hear, type WorkerFiles, type WorkerTeam } from './worker-team.ts';

/** An open catalog: its workers. */
export type CatalogSession = {
  readonly sample: boolean;
  readonly call: WorkerTeam['call'];
  /** The computer woke up or the network may be back: what waits for it tries now. */
  readonly wake: () => void;
  readonly keyChanged: (remoteId: number) => void;
  /** Lets the request in flight end, for at most 10 s, and ends the workers. */
  readonly close: () => Promise<void>;
};

export type Refusal = { readonly why: WhyRefused; readonly message: string };

/** What is the same for every catalog of a run. */
export type SessionParts = {
  readonly workers: WorkerFiles;
  /** Another build of the SQLite module, or `null`. */
  readonly nativeBinding: string | null;
  /** Of new catalogs; ISO 4217. */
  readonly currency: string;
  readonly publish: (message: EventMessage) => void;
  readonly key: (remoteId: number, origin: string) => Promise<string | null>;
  readonly log: (level: 'warn' | 'error', message: string, detail: unknown) => void;
};

type Opening = {
  readonly folder: string;
  readonly make: WriterData['make'];
  /** The writer ended by itself: this catalog is not open any more. */
  readonly lost: () => void;
};

/** The request in flight has 10 s (sync.md); then the writer has a moment to close the database. */
const CLOSE_MS = 12_000;

/** Opens a catalog in its workers, or says why not. The readers start once the writer has the file in order. */
export async function openSession(parts: SessionParts, opening: Opening): Promise<CatalogSession | Refusal> {
  const { folder, make } = opening;
  const data = { folder, nativeBinding: parts.nativeBinding };
  const team = createTeam(parts.workers, (message, cause) => parts.log('error', message, cause));
  const closed = createDeferred<void>();
  const opened = createDeferred<{ readonly sample: boolean } | Refusal>();
  const hear = hearWorkers(parts, team, { opened: opened.resolve, closed: closed.resolve });
  let isOpen = false;

  const lost = (cause: unknown) => {
    parts.log('error', 'the writer ended', cause);
    closed.resolve();
    opened.resolve({ why: 'unknown', message: 'This catalog could not be opened. Please try again.' });
    if (isOpen) opening.lost();
  };
  team.start('writer', { data: { ...data, make, currency: parts.currency } satisfies WriterData, hear, lost });
  team.keep('network', { data: null, hear }, () => connectNetwork(team));

  const answer = await opened.promise;
  if ('why' in answer) {
    await team.stop();
    return answer;
  }
  isOpen = true;
  team.keep('pages', { data, hear });
  team.keep('scan', { data, hear });
  return {
    sample: answer.sample,
    call: team.call,
    wake: () => team.post('writer', { kind: 'wake' }),
    keyChanged: (remoteId) => team.post('writer', { kind: 'key-changed', remoteId }),
    close: async () => {
      team.post('writer', { kind: 'close' });
      await Promise.race([closed.promise, pass(CLOSE_MS, undefined, { ref: false })]);
      await team.stop();
    },
  };
}

type Marks = {
  readonly opened: (answer: { readonly sample: boolean } | Refusal) => void;
  readonly closed: () => void;
};

function hearWorkers({ publish, key, log }: SessionParts, team: WorkerTeam, marks: Marks): Hear {
  const handOut = async ({ id, remoteId, origin }: Extract<FromWorker, { kind: 'key-wanted' }>) => {
    const found = await key(remoteId, origin).catch((cause: unknown) => {
      log('error', 'a key could not be handed out', cause);
      return null;
    });
    team.post('writer', { kind: 'key', id, key: found });
  };
  return (message) => {
    switch (message.kind) {
      case 'ready':
      case 'refused':
        return marks.opened(message);
      case 'closed':
        return marks.closed();
      case 'event':
        return publish(message.message);
      case 'log':
        return log(message.level, message.message, message.detail);
      case 'key-wanted':
        return void handOut(message);
    }
  };
}

/** The writer and the network worker talk to each other without passing the main process. */
function connectNetwork(team: WorkerTeam): void {
  const { port1, port2 } = new MessageChannel();
  team.post('writer', { kind: 'network', port: port1 }, [port1]);
  team.post('network', { kind: 'network', port: port2 }, [port2]);
}
