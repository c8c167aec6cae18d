import { setTimeout as pass } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { UpdateStep } from '../../shared/contract/shell.ts';
import type { ImageAnswer, ImagePreset } from '../core/compose.ts';
import { createCancelledJobs } from '../workers/cancelled-jobs.ts';
import type { FromWorker, WhyRefused, WorkerName, WriterData } from '../workers/protocol.ts';
import { createDeferred } from './deferred.ts';
import { createDraftJournal } from './draft-journal.ts';
import { createTeam, type Hear, type WorkerFiles, type WorkerTeam } from './worker-team.ts';

/** An open catalog: its workers. */
export type CatalogSession = {
  readonly sample: boolean;
  /** The version of SQLite. */
  readonly sqlite: string;
  readonly call: WorkerTeam['call'];
  /** The computer woke up or the network may be back: what waits for it tries now. */
  readonly wake: () => void;
  /** The computer is about to sleep: nothing new is sent until `wake`. */
  readonly sleep: () => void;
  readonly keyChanged: (remoteId: number) => void;
  /** The same of a place for images. */
  readonly placeKeyChanged: (placeId: number) => void;
  /** Ends long work of the writer, however busy it is. */
  readonly cancelJob: (job: number) => void;
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
  /** Names this installation: a catalog that last sent from another one is asked about. */
  readonly installId: string;
  /** The person's own folder of send ledgers, outside every catalog. */
  readonly ledgers: string;
  readonly publish: (message: EventMessage) => void;
  readonly key: (remoteId: number, origin: string) => Promise<string | null>;
  readonly placeKey: (placeId: number, origin: string) => Promise<string | null>;
  /** Writes an image file of the catalog in this folder anew. */
  readonly convert: (folder: string, file: string, preset: ImagePreset) => Promise<ImageAnswer>;
  /** How the system reaches an origin: `DIRECT`, `PROXY host:port` and their like. */
  readonly proxy: (origin: string) => Promise<string>;
  /** A day passed since the last backup, and nothing is being written. */
  readonly backupDue: (folder: string) => void;
  readonly log: (level: 'warn' | 'error', message: string, detail: unknown) => void;
};

type Opening = {
  readonly folder: string;
  readonly make: WriterData['make'];
  readonly updating: (step: UpdateStep) => void;
  /** The catalog can't stay open: it is damaged, or a worker ended by itself. */
  readonly lost: (refusal: Refusal) => void;
};

/** A request in flight has 10 s (sync.md); then the writer has a moment to close the database. */
const CLOSE_MS = 12_000;
const READERS_CLOSE_MS = 1000;
/** A catalog that was closed properly is looked over once its first pages are on screen. */
const QUIET_MS = 5000;

const NOT_OPENED: Refusal = {
  why: 'unknown',
  message: 'This catalog could not be opened. Please try again.',
};
const STOPPED: Refusal = {
  why: 'unknown',
  message:
    'The part of Offshelf that keeps this catalog stopped unexpectedly. What was saved is safe: open the catalog again.',
};
const DAMAGED: Refusal = {
  why: 'broken',
  message: 'The catalog file is damaged. Nothing is sent from it: restore one of its backups.',
};

/** Opens a catalog in its workers, or says why not. The readers start once the writer has the file in order. */
export async function openSession(parts: SessionParts, opening: Opening): Promise<CatalogSession | Refusal> {
  const { folder, make } = opening;
  const data = { folder, nativeBinding: parts.nativeBinding };
  const logError = (message: string, cause: unknown) => parts.log('error', message, cause);
  const team = createTeam({ files: parts.workers, logError, gaveUp: () => opening.lost(STOPPED) });
  const opened = createDeferred<Opened | Refusal>();
  const closed = createDeferred<void>();
  const damage = createDeferred<readonly string[]>();
  const hear = hearWorkers({ ...parts, folder }, team, {
    opened,
    closed,
    damage,
    updating: opening.updating,
    backupDue: () => parts.backupDue(folder),
    networkWanted: () => team.keep('network', { data: null, hear }, () => connect(team, 'writer', 'network')),
  });

  const lost = (cause: unknown) => {
    logError('the writer ended', cause);
    closed.resolve();
    opened.resolve(NOT_OPENED);
    if (isOpen) opening.lost(STOPPED);
  };
  let isOpen = false;
  const cancelled = createCancelledJobs();
  team.start('writer', {
    data: {
      ...data,
      make,
      currency: parts.currency,
      installId: parts.installId,
      ledgers: parts.ledgers,
      cancelled: cancelled.memory,
    } satisfies WriterData,
    hear,
    lost,
  });

  const answer = await opened.promise;
  if ('why' in answer) {
    await team.stop();
    return { why: answer.why, message: answer.message };
  }
  isOpen = true;
  let hasScan = false;
  team.keep('pages', { data, hear }, () => {
    connect(team, 'writer', 'pages');
    if (hasScan) connect(team, 'pages', 'scan');
  });
  team.keep('scan', { data, hear }, () => {
    hasScan = true;
    connect(team, 'pages', 'scan');
    team.post('scan', { kind: 'watch-for-daily' });
  });
  if (!answer.unclean) team.post('writer', { kind: 'start' });
  const lookOver = setTimeout(
    () => team.keep('check', { data, hear }),
    answer.unclean ? 0 : QUIET_MS,
  ).unref();
  void damage.promise.then((found) => {
    void team.stop(['check']);
    if (found.length === 0) return answer.unclean && team.post('writer', { kind: 'start' });
    logError('the catalog is damaged', found.join('; '));
    return opening.lost(DAMAGED);
  });
  const drafts = createDraftJournal(answer.draftJournal, team.call, logError);
  return {
    sample: answer.sample,
    sqlite: answer.sqlite,
    call: drafts.call,
    wake: () => team.post('writer', { kind: 'wake' }),
    sleep: () => team.post('writer', { kind: 'sleep' }),
    keyChanged: (remoteId) => team.post('writer', { kind: 'key-changed', remoteId }),
    placeKeyChanged: (placeId) => team.post('writer', { kind: 'place-key-changed', placeId }),
    cancelJob: cancelled.add,
    close: async () => {
      clearTimeout(lookOver);
      await closeTeam(team, closed.promise);
      await drafts.close();
    },
  };
}

type Opened = Extract<FromWorker, { kind: 'ready' }>;

type Marks = {
  readonly opened: { readonly resolve: (answer: Opened | Refusal) => void };
  readonly closed: { readonly resolve: () => void };
  readonly damage: { readonly resolve: (found: readonly string[]) => void };
  readonly updating: (step: UpdateStep) => void;
  readonly backupDue: () => void;
  readonly networkWanted: () => void;
};

type Hearing = SessionParts & { readonly folder: string };

function hearWorkers(parts: Hearing, team: WorkerTeam, marks: Marks): Hear {
  const { publish, key, placeKey, proxy, log } = parts;
  const handOut = async (id: number, asked: Promise<string | null>) => {
    const found = await asked.catch((cause: unknown) => {
      log('error', 'a key could not be handed out', cause);
      return null;
    });
    team.post('writer', { kind: 'key', id, key: found });
  };
  const convert = async ({ id, file, preset }: Extract<FromWorker, { kind: 'convert-wanted' }>) => {
    const answer = await parts.convert(parts.folder, file, preset).catch((cause: unknown): ImageAnswer => {
      log('error', 'a picture could not be written anew', cause);
      return { ok: false, why: 'no-codec' };
    });
    const transfer = answer.ok ? [answer.image.bytes.buffer] : [];
    team.post('writer', { kind: 'converted', id, answer }, transfer);
  };
  const nameProxy = async (origin: string) => {
    const rule = await proxy(origin).catch((cause: unknown) => {
      log('error', 'the system did not say which proxy to use', cause);
      return null;
    });
    team.post('network', { kind: 'proxy', origin, rule });
  };
  return (message) => {
    switch (message.kind) {
      case 'ready':
      case 'refused':
        return marks.opened.resolve(message);
      case 'updating':
        return marks.updating(message.step);
      case 'damage':
        return marks.damage.resolve(message.found);
      case 'closed':
        return marks.closed.resolve();
      case 'backup-due':
        return marks.backupDue();
      case 'network-wanted':
        return marks.networkWanted();
      case 'event':
        return publish(message.message);
      case 'log':
        return log(message.level, message.message, message.detail);
      case 'key-wanted':
        return void handOut(message.id, key(message.remoteId, message.origin));
      case 'place-key-wanted':
        return void handOut(message.id, placeKey(message.placeId, message.origin));
      case 'convert-wanted':
        return void convert(message);
      case 'proxy-wanted':
        return void nameProxy(message.origin);
    }
  };
}

/** Lets two workers talk to each other without passing the main process. */
function connect(team: WorkerTeam, a: WorkerName, b: WorkerName): void {
  const { port1, port2 } = new MessageChannel();
  team.post(a, { kind: 'port', peer: b, port: port1 }, [port1]);
  team.post(b, { kind: 'port', peer: a, port: port2 }, [port2]);
}

/** The readers go first: the last connection folds the write-ahead log into the file. */
async function closeTeam(team: WorkerTeam, closed: Promise<void>): Promise<void> {
  await Promise.race([
    team.stop(['pages', 'scan', 'check']),
    pass(READERS_CLOSE_MS, undefined, { ref: false }),
  ]);
  team.post('writer', { kind: 'close' });
  await Promise.race([closed, pass(CLOSE_MS, undefined, { ref: false })]);
  await team.stop();
}
