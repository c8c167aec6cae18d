import type { FromWorker } from './protocol.ts';
import { createQuestions } from './questions.ts';

/** Asks the main process for keys, which stay in this worker's memory. */
export function createKeyAsker(tell: (message: FromWorker) => void): {
  readonly key: (remoteId: number, origin: string) => Promise<string | null>;
  readonly placeKey: (placeId: number, origin: string) => Promise<string | null>;
  readonly answered: (id: number, key: string | null) => void;
} {
  const { ask, answered } = createQuestions<string | null>();
  return {
    key: (remoteId, origin) => ask((id) => tell({ kind: 'key-wanted', id, remoteId, origin })),
    placeKey: (placeId, origin) => ask((id) => tell({ kind: 'place-key-wanted', id, placeId, origin })),
    answered,
  };
}
