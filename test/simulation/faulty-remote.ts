import type { Exchange, HttpClient, HttpRequest } from '../../src/main/core/domain/ports/http-client.ts';
import { answer, created, refused, silent } from '../integration/sending/script.ts';
import type { Chance } from './chance.ts';

export type Seen = {
  readonly request: HttpRequest;
  readonly at: number;
  readonly name: string;
  readonly reference: string;
  /** The id of what it created; `null` when it created nothing. */
  readonly id: string | null;
  /** True when its answer proved that it created nothing. */
  readonly provedNothing: boolean;
};

type World = {
  readonly chance: Chance;
  readonly now: () => number;
  /** The test's look at every request before anything is done with it. */
  readonly onRequest: (request: HttpRequest) => void;
};

/** A remote that creates or not and says so or not, as chance has it, and remembers what it did. */
export function createFaultyRemote({ chance, now, onRequest }: World) {
  const seen: Seen[] = [];
  const open = new Set<() => void>();
  let healthy = false;

  const act = (): { exchange: Exchange; creates: boolean; proves: boolean } => {
    const id = `pro_${seen.length + 1}`;
    if (healthy) return { exchange: created(id), creates: true, proves: false };
    const seconds = 1 + chance.below(120);
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
      { exchange: answer(429, '', { 'retry-after': String(seconds) }), creates: false, proves: true },
    ]);
  };

  const send = async (request: HttpRequest): Promise<Exchange> => {
    onRequest(request);
    const { exchange, creates, proves } = act();
    const body = JSON.parse(request.body ?? '{}') as { name: string; custom_data: { client_ref: string } };
    const id = creates ? `pro_${seen.length + 1}` : null;
    const common = { request, at: now(), name: body.name, reference: body.custom_data.client_ref };
    seen.push({ ...common, id, provedNothing: proves });
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
