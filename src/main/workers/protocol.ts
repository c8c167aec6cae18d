import type { MessagePort } from 'node:worker_threads';
import type { Operation } from '../../shared/contract/api.ts';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { Result } from '../../shared/contract/result.ts';
import type { CatalogState, UpdateStep } from '../../shared/contract/shell.ts';
import type { Backup, BackupWhy, RestoreOutcome } from '../../shared/model/backup.ts';
import type { ImageAnswer, ImagePreset } from '../core/compose.ts';

export type WorkerName = 'writer' | 'pages' | 'scan' | 'network' | 'check';

export type WhyRefused = Extract<CatalogState, { kind: 'refused' }>['why'];

/** What a worker that opens the catalog is started with. */
export type CatalogWorkerData = {
  readonly folder: string;
  /** Another build of the SQLite module; only development runs and tests name one. */
  readonly nativeBinding: string | null;
};

export type WriterData = CatalogWorkerData & {
  /** What to make where there is no catalog yet; `null` refuses. */
  readonly make: 'new' | 'sample' | null;
  /** Of a new catalog. */
  readonly currency: string;
  /** Names this installation. */
  readonly installId: string;
  /** The person's own folder of send ledgers. */
  readonly ledgers: string;
  /** The jobs that are to end: see cancelled-jobs.ts. */
  readonly cancelled: SharedArrayBuffer;
};

/** How the system reaches an origin; `null` where it can't say. */
export type ProxyFound = { readonly kind: 'proxy'; readonly origin: string; readonly rule: string | null };

/** What the main process tells a worker. */
export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly operation: Operation; readonly input: unknown }
  /** One end of a channel between two workers; a newer one takes its place. */
  | { readonly kind: 'port'; readonly peer: WorkerName; readonly port: MessagePort }
  | { readonly kind: 'key'; readonly id: number; readonly key: string | null }
  | ProxyFound
  | { readonly kind: 'key-changed'; readonly remoteId: number }
  | { readonly kind: 'place-key-changed'; readonly placeId: number }
  | { readonly kind: 'converted'; readonly id: number; readonly answer: ImageAnswer }
  /** Sending may begin. */
  | { readonly kind: 'start' }
  | { readonly kind: 'wake' }
  /** The computer is about to sleep. */
  | { readonly kind: 'sleep' }
  /** Say once a day that a backup is due. */
  | { readonly kind: 'watch-for-daily' }
  | { readonly kind: 'close' };

/** What a worker tells the main process. */
export type FromWorker =
  /** `unclean`: the catalog was not closed the last time, so it is looked over before anything is sent. */
  | {
      readonly kind: 'ready';
      readonly sample: boolean;
      readonly sqlite: string;
      readonly unclean: boolean;
      readonly draftJournal: string;
    }
  | { readonly kind: 'updating'; readonly step: UpdateStep }
  | { readonly kind: 'refused'; readonly why: WhyRefused; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'event'; readonly message: EventMessage }
  | { readonly kind: 'key-wanted'; readonly id: number; readonly remoteId: number; readonly origin: string }
  /** Answered as `key`, too: both are asked under numbers of one row. */
  | {
      readonly kind: 'place-key-wanted';
      readonly id: number;
      readonly placeId: number;
      readonly origin: string;
    }
  /** A picture of the catalog is to be written anew; `file` is `<hash>.<ext>`. */
  | {
      readonly kind: 'convert-wanted';
      readonly id: number;
      readonly file: string;
      readonly preset: ImagePreset;
    }
  | { readonly kind: 'proxy-wanted'; readonly origin: string }
  /** Something goes out for the first time: the network worker starts. */
  | { readonly kind: 'network-wanted' }
  | { readonly kind: 'damage'; readonly found: readonly string[] }
  | { readonly kind: 'backup-due' }
  | {
      readonly kind: 'log';
      readonly level: 'warn' | 'error';
      readonly message: string;
      readonly detail: string;
    }
  | { readonly kind: 'closed' };

/** What is done about a catalog's backups, each in a worker of its own that ends with it. */
export type UpkeepTask =
  | { readonly kind: 'list' }
  | { readonly kind: 'look'; readonly file: string; readonly handle: string }
  | { readonly kind: 'keep'; readonly why: BackupWhy }
  | { readonly kind: 'restore'; readonly file: string; readonly otherCatalog: boolean };

export type UpkeepAnswer = {
  readonly list: readonly Backup[];
  readonly look: Backup;
  readonly keep: Backup | null;
  readonly restore: RestoreOutcome;
};

export type UpkeepData = CatalogWorkerData & { readonly task: UpkeepTask };
