import { workerAddress } from './worker-address.ts';

// The whole page: it hands each port that comes to a worker of its own. It has no other way out. Only the preload speaks here.
addEventListener('message', ({ ports }) => {
  new Worker(workerAddress(), { type: 'module' }).postMessage(null, [...ports]);
});
