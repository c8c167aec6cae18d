// Reads the whole catalog once to look for damage, so that nobody who waits for an answer waits for it; then it is ended.
import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { findCatalogDamage } from '../core/compose.ts';
import { tellMain } from './main-port.ts';
import type { CatalogWorkerData } from './protocol.ts';

const LOW = 10;

const { folder, nativeBinding } = workerData as CatalogWorkerData; // given by catalog-session.ts
// Elsewhere it would be the priority of the whole program.
if (process.platform === 'linux') setPriority(LOW);
tellMain({ kind: 'damage', found: findCatalogDamage({ folder, nativeBinding: nativeBinding ?? undefined }) });
// Main ends it once it has heard; ending by itself means that it failed.
setInterval(() => undefined, 60_000);
