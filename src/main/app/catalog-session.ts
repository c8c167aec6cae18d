import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { api, type Operation } from '../../shared/contract/api.ts';
import type { EventMessage } from '../../shared/contract/events.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { FromWorker, WhyRefused, WorkerName, WriterData } from '../workers/protocol.ts';
import { startWorker, type WorkerLink } from './worker-link.ts';

/** An open catalog: its four workers. */
export type CatalogSession = {
  readonly sample: boolean;
  readonly call: (operation: Operation, input: unknown) => Promise<Result<unknown>>;
  readonly wake: () => void;
  readonly keyChanged: (remoteId: number) => void;
  /** Waits for the request in flight, at most `CLOSE_MS`, and ends the workers. */
  readonly close: () => Promise<void>;
};

export type Opening = {
  readonly folder: string;
  readonly make: WriterData['make'];
  /** The folder of the workers' entry files, and how these end. */
  readonly workers: { readonly folder: string; readonly extension: string };
  readonly nativeBinding: string | null;
  readonly publish: (message: EventMessage) => void;
  readonly key: (remoteId: number, origin: string) => Promise<string | null>;
  readonly log: (level: 'warn' | 'error', message: string, detail: unknown) => void;
  /** The writer ended by itself: the catalog is not open any more. */
  readonly lost: () => void;
};

export type Refused = { readonly why: WhyRefused; readonly message: string };

/** The request in flight gets 10 s (sync.md), the database a moment on top. */
const CLOSE_MS = 12_000;
const MOST_RESTARTS = 5;

/** Opens a catalog in its workers: the network first, the writer, and when that is ready the two readers. */
export async function openSession(opening: Opening): Promise<CatalogSession | Refused> {
