import type { SpellReply, SpellRequest } from './spell-messages.ts';

/** Looks words up in the dictionary, off the window's own thread; nothing leaves this computer. */
export type Speller = {
  readonly findUnknown: (words: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly suggest: (word: string) => Promise<readonly string[]>;
};

let speller: Speller | null = null;

/** The one speller of the window, started when a text is checked first. */
export function getSpeller(): Speller {
  speller ??= startSpeller();
  return speller;
}

/** Words that were looked up stay known, so that a key asks for the one word that it changed. */
const REMEMBERED = 50_000;

function startSpeller(): Speller {
  const worker = new Worker(new URL('./spell-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (words: readonly string[]) => void>();
  const known = new Map<string, boolean>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<SpellReply>) => {
    waiting.get(data.id)?.(data.words);
    waiting.delete(data.id);
  });
  const ask = (request: (id: number) => SpellRequest): Promise<readonly string[]> => {
    last += 1;
    const id = last;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage(request(id));
    });
  };
  return {
    findUnknown: async (words) => {
      const asked = [...new Set(words)].filter((word) => !known.has(word));
      if (asked.length > 0) {
        const unknown = new Set(await ask((id) => ({ kind: 'check', id, words: asked })));
        if (known.size > REMEMBERED) known.clear();
        for (const word of asked) known.set(word, !unknown.has(word));
      }
      return new Set(words.filter((word) => known.get(word) === false));
    },
    suggest: (word) => ask((id) => ({ kind: 'suggest', id, word })),
  };
}
