import type { MessagePort } from 'node:worker_threads';

/** Asks the worker at the other end of a port: `post` sends a question under the number it is given. `null` where that worker ended. */
export function askOverPort<Answered extends { readonly id: number }>(
  port: MessagePort,
): (post: (id: number) => void) => Promise<Answered | null> {
  const waiting = new Map<number, (answered: Answered | null) => void>();
  let asked = 0;
  let closed = false;
  port.on('message', (answered: Answered) => {
    waiting.get(answered.id)?.(answered);
    waiting.delete(answered.id);
  });
  port.on('close', () => {
    closed = true;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  });
  return (post) =>
    new Promise((resolve) => {
      if (closed) return resolve(null);
      asked += 1;
      waiting.set(asked, resolve);
      post(asked);
    });
}
