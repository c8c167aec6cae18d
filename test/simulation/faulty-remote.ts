import type { Exchange, HttpClient, HttpRequest } from '../../src/main/core/domain/ports/http-client.ts';
import { answer, created, refused, silent } from '../integration/sending/script.ts';
import type { Chance } from './chance.ts';

export type Seen = {
  /** What the catalog had written down of the request when it came. */
  readonly attempt: number;
  readonly product: number;
  readonly remote: number;
  readonly sku: string | null;
  /** The id of what it created; `null` when it created nothing. */
  readonly id: string | null;
  /** True when its answer proved that it created nothing. */
  readonly provedNothing: boolean;
};

type World = {
  readonly chance: Chance;
  /** The test's look at every request before anything is done with it. */
  readonly onRequest: (request: HttpRequest) => Pick<Seen, 'attempt' | 'product' | 'remote'>;
};

/** A remote that creates or not and says so or not, as chance has it, and remembers what it did. */
export function createFaultyRemote({ chance, onRequest }: World) {
  const seen: Seen[] = [];
  const open = new Set<() => void>();
  let healthy = false;

  const isThere = ({ product, remote }: Pick<Seen, 'product' | 'remote'>) =>
    seen.some((other) => other.id !== null && other.product === product && other.remote === remote);

  const act = (exists: boolean): { exchange: Exchange; creates: boolean; proves: boolean } => {
    const id = `pro_${seen.length + 1}`;
    if (exists && (healthy || chance.below(2) === 0))
      return { exchange: answer(409, { error: 'exists' }), creates: false, proves: true };
    if (healthy) return { exchange: created(id), creates: true, proves: false };
    const seconds = chance.below(20) === 0 ? 999_999_999 : 1 + chance.below(120);
    return chance.pick([
      { exchange: created(id), creates: true, proves: false },
      { exchange: created(id), creates: true, proves: false },
      { exchange: created(id), creates: true, proves: false },
      { exchange: answer(500, 'oops'), creates: true, proves: false },
      { exchange: answer(502, 'oops'), creates: false, proves: false },
      { exchange: answer(201), creates: true, proves: false },
      { exchange: silent, creates: true, proves: false },
      { exchange: silent, creates: false, proves: false },
      { exchange: answer(301, '', { location: '/' }), creates: false, proves: false },
      { exchange: refused, creates: false, proves: true },
      { exchange: refused, creates: false, proves: true },
      { exchange: answer(401), creates: false, proves: true },
      { exchange: answer(422, { error: 'no' }), creates: false, proves: true },
      { exchange: answer(409, { error: 'exists' }), creates: false, proves: true },
      { exchange: answer(429, '', { 'retry-after': String(seconds) }), creates: false, proves: true },
    ]);
  };

  const send = async (request: HttpRequest): Promise<Exchange> => {
    const written = onRequest(request);
    const { exchange, creates, proves } = act(isThere(written));
    const { sku } = JSON.parse(request.body ?? '{}') as { sku?: string };
    const id = creates ? `pro_${seen.length + 1}` : null;
    seen.push({ ...written, sku: sku ?? null, id, provedNothing: proves });
    if (!healthy && chance.below(3) === 0) await new Promise<void>((resolve) => open.add(resolve));
    return exchange;
  };

  return {
    http: { send } satisfies HttpClient,
    seen,
    /** Lets everything that is slow be answered. */
    answerAll: () => {
      for (const resolve of open) resolve();
      open.clear();
    },
    heal: () => {
      healthy = true;
    },
  };
}
