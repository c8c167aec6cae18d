import type { MessagePort } from 'node:worker_threads';
import { askOverPort } from './ask-over-port.ts';

type Asked = { readonly id: number; readonly snapshot: number };
type Answered = { readonly id: number; readonly ids: Uint32Array | null };

export type ReadSnapshot = (snapshot: number) => Promise<Uint32Array | null>;

/** Answers a writer that asks for the ids of a stable list. */
export function serveSnapshots(port: MessagePort, read: (snapshot: number) => Uint32Array | null): void {
  port.on('message', ({ id, snapshot }: Asked) => {
    port.postMessage({ id, ids: read(snapshot) } satisfies Answered);
  });
}

/** Asks the reader that keeps the stable lists; `null` where it ended, as for a list that is out of date. */
export function askForSnapshots(port: MessagePort): ReadSnapshot {
  const ask = askOverPort<Answered>(port);
  return async (snapshot) => {
    const answered = await ask((id) => port.postMessage({ id, snapshot } satisfies Asked));
    return answered?.ids ?? null;
  };
}
