import { createHash } from 'node:crypto';
import type { Exchange, HttpClient } from '../../src/main/core/domain/ports/http-client.ts';
import { answer, created, refused, silent } from '../integration/sending/script.ts';
import type { Chance } from '../simulation/chance.ts';
import { say } from './power-cut-say.ts';

/** The hash that the catalog keeps of a body. */
export function hashOf(body: string | null): string {
  return createHash('sha256')
    .update(body ?? '')
    .digest('hex');
}

/** A remote in this process that answers, refuses or keeps silent as chance has it, and says each request as it leaves. */
export function createRemote(chance: Chance, ids: string) {
  const open = new Set<() => void>();
  let created_ = 0;
  const next = (): Exchange => {
    created_ += 1;
    const success = created(`${ids}_${created_}`);
    const tooMany = answer(429, '', { 'retry-after': `${1 + chance.below(90)}` });
    const wrong = answer(422, { error: 'no' });
    return chance.pick([
      success,
      success,
      success,
      success,
      tooMany,
      silent,
      answer(500, 'oops'),
      refused,
      wrong,
    ]);
  };
  const send = async (request: Parameters<HttpClient['send']>[0]): Promise<Exchange> => {
    // No list to look anything up in: what is unsure stays so until the person says more.
    if (request.method === 'GET') return answer(404, { error: 'not here' });
    say({ kind: 'left', url: request.url, hash: hashOf(request.body) });
    const exchange = next();
    if (chance.below(4) === 0) await new Promise<void>((resolve) => open.add(resolve));
    return exchange;
  };
  return {
    http: { send } satisfies HttpClient,
    /** Lets everything that is slow be answered. */
    answerAll: () => {
      for (const resolve of open) resolve();
      open.clear();
    },
  };
}
