import { workerData } from 'node:worker_threads';
import { composeReader, type Reader } from '../core/compose.ts';
import { askForLists, serveLists } from './list-port.ts';
import { hearMain, mainLog, tellMain } from './main-port.ts';
import type { CatalogWorkerData, ToWorker } from './protocol.ts';
import { serveSnapshots } from './snapshot-port.ts';

/** Opens the catalog for reading and answers queries: what the pages worker and the long reader both do. */
export function runReader(): void {
  const { folder, nativeBinding } = workerData as CatalogWorkerData; // given by catalog-session.ts
  const reader = composeReader({ folder, nativeBinding: nativeBinding ?? undefined, log: mainLog });
  hearMain(reader.dispatch, (message) => {
    if (message.kind === 'port') hearPeer(message, reader);
    if (message.kind === 'watch-for-daily') reader.watchForDaily(() => tellMain({ kind: 'backup-due' }));
  });
}

/** The writer asks the pages worker for its lists, and the pages worker has the long ones built by the long reader. */
function hearPeer({ peer, port }: Extract<ToWorker, { kind: 'port' }>, reader: Reader): void {
  if (peer === 'writer') serveSnapshots(port, reader.readSnapshot);
  if (peer === 'scan') reader.buildLongLists(askForLists(port));
  if (peer === 'pages') serveLists(port, reader.buildList);
}
