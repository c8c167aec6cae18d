import type { FromWorker } from './protocol.ts';

/** Asks the main process for keys, which stay in this worker's memory. */
export function createKeyAsker(tell: (message: FromWorker) => void): {
  readonly key: (remoteId: number, origin: string) => Promise<string | null>;
  readonly answered: (id: number, key: string | null) => void;
} {
  const waiting = new Map<number, (key: string | null) => void>();
  let asked = 0;
  return {
    key: (remoteId, origin) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        tell({ kind: 'key-wanted', id: asked, remoteId, origin });
      }),
    answered: (id, key) => {
      waiting.get(id)?.(key);
      waiting.delete(id);
    },
  };
}
