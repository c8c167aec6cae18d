import type { FromWorker, ProxyFound } from './protocol.ts';

type Waiting = { readonly resolve: (rule: string) => void; readonly reject: (cause: Error) => void };

/** Asks the main process how the system reaches an origin: only it knows. Questions about one origin share an answer. */
export function createProxyAsker(tell: (message: FromWorker) => void): {
  /** Rejects where the system can't say. */
  readonly findProxy: (origin: string) => Promise<string>;
  readonly answered: (found: ProxyFound) => void;
} {
  const waiting = new Map<string, Waiting[]>();
  return {
    findProxy: (origin) =>
      new Promise((resolve, reject) => {
        const others = waiting.get(origin);
        waiting.set(origin, [...(others ?? []), { resolve, reject }]);
        if (others === undefined) tell({ kind: 'proxy-wanted', origin });
      }),
    answered: ({ origin, rule }) => {
      for (const { resolve, reject } of waiting.get(origin) ?? []) {
        if (rule === null) reject(new Error('the system does not say which proxy to use'));
        else resolve(rule);
      }
      waiting.delete(origin);
    },
  };
}
