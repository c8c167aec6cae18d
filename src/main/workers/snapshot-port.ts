import type { MessagePort } from 'node:worker_threads';

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
  const waiting = new Map<number, (ids: Uint32Array | null) => void>();
  let asked = 0;
  let closed = false;
  port.on('message', ({ id, ids }: Answered) => {
    waiting.get(id)?.(ids);
    waiting.delete(id);
  });
  port.on('close', () => {
    closed = true;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  });
  return (snapshot) =>
    new Promise((resolve) => {
      if (closed) return resolve(null);
      asked += 1;
      waiting.set(asked, resolve);
      port.postMessage({ id: asked, snapshot } satisfies Asked);
    });
}
