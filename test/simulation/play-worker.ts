import { parentPort } from 'node:worker_threads';
import { expectPresent } from '../../src/shared/assert.ts';
import { playMany } from './play-many.ts';

/** The schedules that a worker plays next. */
export type Share = { readonly first: number; readonly count: number };

const port = expectPresent(parentPort, 'this runs in a worker');
port.on('message', ({ first, count }: Share) => {
  void playMany(first, count).then((tally) => port.postMessage(tally));
});
