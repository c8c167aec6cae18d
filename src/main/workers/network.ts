// Sends HTTP requests for the writer, so that a long write never looks like a slow remote.
import { parentPort } from 'node:worker_threads';
import { expectPresent } from '../../shared/assert.ts';
import { composeNetwork } from '../core/compose.ts';
import { tellMain } from './main-port.ts';
import type { ToWorker } from './protocol.ts';
import { createProxyAsker } from './proxy-asker.ts';

const { findProxy, answered } = createProxyAsker(tellMain);

expectPresent(parentPort, 'this file runs as a worker').on('message', (message: ToWorker) => {
  if (message.kind === 'port') void composeNetwork(message.port, findProxy);
  if (message.kind === 'proxy') answered(message);
});
