import { workerData } from 'node:worker_threads';
import {
  CatalogRefusal,
  composeWriter,
  createHttpClientOverPort,
  createImageFetcherOverPort,
  type Writer,
} from '../core/compose.ts';
import { readCancelledJobs } from './cancelled-jobs.ts';
import { createConversionAsker } from './conversion-asker.ts';
import { createKeyAsker } from './key-asker.ts';
import { createLatest, type Latest } from './latest.ts';
import { hearMain, mainLog, tellMain } from './main-port.ts';
import type { ToWorker, WriterData } from './protocol.ts';
import { askForSnapshots, type ReadSnapshot } from './snapshot-port.ts';

const { folder, nativeBinding, make, currency, installId, ledgers, cancelled } = workerData as WriterData; // given by catalog-session.ts
const http = createLatest<ReturnType<typeof createHttpClientOverPort>>();
const images = createLatest<ReturnType<typeof createImageFetcherOverPort>>();
const snapshots = createLatest<ReadSnapshot>();
const keys = createKeyAsker(tellMain);
const conversions = createConversionAsker(tellMain);
const UNEXPECTED = {
  why: 'unknown',
  message: 'This catalog could not be opened. Please try again.',
} as const;

function hear(message: Exclude<ToWorker, { kind: 'call' }>, writer: Writer): void {
  switch (message.kind) {
    case 'port':
      if (message.peer === 'network') {
        http.set(createHttpClientOverPort(message.port));
        images.set(createImageFetcherOverPort(message.port));
      }
      if (message.peer === 'pages') snapshots.set(askForSnapshots(message.port));
      return;
    case 'key':
      return keys.answered(message.id, message.key);
    case 'key-changed':
      return writer.keyChanged(message.remoteId);
    case 'place-key-changed':
      return writer.placeKeyChanged(message.placeId);
    case 'converted':
      return conversions.answered(message.id, message.answer);
    case 'start':
      return writer.start();
    case 'wake':
      return writer.wake();
    case 'sleep':
      return writer.sleep();
    case 'close':
      return void writer.close().finally(() => tellMain({ kind: 'closed' }));
    case 'watch-for-daily':
    case 'proxy':
      return;
  }
}

let wantsNetwork = false;

/** The worker that sends is started with the first request: in most runs there is none. */
async function fromNetwork<T>(part: Latest<T>): Promise<T> {
  if (!wantsNetwork) tellMain({ kind: 'network-wanted' });
  wantsNetwork = true;
  return await part.get();
}

async function open(): Promise<Writer> {
  return await composeWriter({
    folder,
    nativeBinding: nativeBinding ?? undefined,
    currency: make === null ? undefined : currency,
    sample: make === 'sample',
    installId,
    ledgers,
    http: { send: async (request) => (await fromNetwork(http)).send(request) },
    imageFetcher: { fetchImage: async (url, limits) => (await fromNetwork(images)).fetchImage(url, limits) },
    imageConverter: { convert: conversions.convert },
    keys: { key: keys.key, placeKey: keys.placeKey },
    emit: (message) => tellMain({ kind: 'event', message }),
    log: mainLog,
    onUpdate: (step) => tellMain({ kind: 'updating', step }),
    // Main then closes what is left, and the next start looks for damage. Answers that are on their way go first.
    onDoubt: (cause) => {
      setImmediate(() => {
        throw new Error('the disk did not confirm a write', { cause });
      });
    },
    // The main process has put the path in the place of the window's handle.
    pathOf: async (path) => path,
    isCancelled: readCancelledJobs(cancelled),
    readSnapshot: async (snapshot) => (await snapshots.get())(snapshot),
  });
}

try {
  const writer = await open();
  hearMain(writer.dispatch, (message) => hear(message, writer));
  const { sample, sqlite, unclean, draftJournal } = writer;
  tellMain({ kind: 'ready', sample, sqlite, unclean, draftJournal });
} catch (error) {
  mainLog.error('the catalog was not opened', error);
  const { why, message } = error instanceof CatalogRefusal ? error : UNEXPECTED;
  tellMain({ kind: 'refused', why, message });
}
