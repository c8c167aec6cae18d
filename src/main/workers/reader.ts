import { workerData } from 'node:worker_threads';
import { composeReader } from '../core/compose.ts';
import { hearMain, mainLog, tellMain } from './main-port.ts';
import type { CatalogWorkerData } from './protocol.ts';
import { serveSnapshots } from './snapshot-port.ts';

/** Opens the catalog for reading and answers queries: what the pages worker and the long reader both do. */
export function runReader(): void {
  const { folder, nativeBinding } = workerData as CatalogWorkerData; // given by catalog-session.ts
  const reader = composeReader({ folder, nativeBinding: nativeBinding ?? undefined, log: mainLog });
  hearMain(reader.dispatch, (message) => {
    if (message.kind === 'port') serveSnapshots(message.port, reader.readSnapshot);
    if (message.kind === 'find-damage') tellMain({ kind: 'damage', found: reader.findDamage() });
    if (message.kind === 'watch-for-daily') reader.watchForDaily(() => tellMain({ kind: 'backup-due' }));
  });
}
