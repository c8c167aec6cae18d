import type { Exchange } from '../../src/main/core/domain/ports/http-client.ts';
import type { AttemptOutcome } from '../../src/main/core/domain/ports/sending-store.ts';
import { answer, created } from '../integration/sending/script.ts';
import type { Chance } from './chance.ts';

/** What a remote does with a create request, and what it says. */
export type Deed = {
  readonly exchange: Exchange;
  readonly creates: 'now' | 'late' | 'never';
  /** What its answer means by the table of answers, where nothing else is known of the product. */
  readonly means: AttemptOutcome;
  /** What it stores otherwise than it was sent. */
  readonly changes?: { readonly name: string; readonly price: number };
  /** Milliseconds that it asks to be left alone. */
  readonly asks?: number;
};

type Moment = {
  /** The id of what it may create. */
  readonly id: string;
  /** The id of another product that the catalog knows to be there. */
  readonly taken: string | null;
  readonly key: string;
  /** The profile knows how the remote says that a key is wrong. */
  readonly knowsWrongKeys: boolean;
  /** The time of day in UTC milliseconds. */
  readonly now: number;
};

const DAY = 86_400_000;
const REFUSALS = [400, 409, 413, 422];
const HOLDS = [401, 401, 401, 402, 403, 404, 405, 406, 410, 415, 421, 501, 505, 307, 308];
const DOUBTS = [408, 425, 500, 502, 503, 504, 520, 599, 418, 202, 301, 302, 303];
const NO_CONNECTION = [
  'dns',
  'refused',
  'unreachable',
  'connect-timeout',
  'reset',
  'tls',
  'proxy',
  'bad-address',
] as const;
const SILENCES = ['closed', 'reset', 'timeout', 'garbage', 'stopped'] as const;

type Kind =
  | 'create'
  | 'refuse'
  | 'hold'
  | 'doubt'
  | 'be silent'
  | 'be away'
  | 'ask to wait'
  | 'say half of it'
  | 'say something odd'
  | 'change it'
  | 'echo the key'
  | 'give a taken id';

const KINDS = weigh({
  create: 9,
  refuse: 2,
  hold: 2,
  doubt: 3,
  'be silent': 4,
  'be away': 3,
  'ask to wait': 2,
  'say half of it': 1,
  'say something odd': 1,
  'change it': 1,
  'echo the key': 1,
  'give a taken id': 1,
});

/** One of all the things that a remote was ever seen to do. */
export function pickDeed(chance: Chance, moment: Moment): Deed {
  const nothing = (exchange: Exchange): Deed => ({ exchange, creates: 'never', means: 'not-created' });
  const perhaps = (exchange: Exchange): Deed => {
    const creates = chance.pick(['now', 'late', 'never'] as const);
    return { exchange, creates, means: 'unsure' };
  };
  switch (chance.pick(KINDS)) {
    case 'create':
      return { exchange: created(moment.id), creates: 'now', means: 'sent' };
    case 'refuse':
      return refuse(chance.pick(REFUSALS));
    case 'hold':
      return nothing(answer(chance.pick(HOLDS), '', { location: '/elsewhere' }));
    case 'doubt':
      return perhaps(answer(chance.pick(DOUBTS), 'oops', { location: '/elsewhere' }));
    case 'be silent':
      return perhaps({ kind: 'no-answer', cause: chance.pick(SILENCES), detail: '' });
    case 'be away':
      return nothing({ kind: 'not-connected', cause: chance.pick(NO_CONNECTION), detail: '' });
    case 'ask to wait':
      return askToWait(chance, moment);
    case 'say half of it':
      return sayHalf(chance, moment);
    case 'say something odd':
      return perhaps(
        chance.pick([answer(201, '<html></html>'), answer(201, {}), answer(201, [{ id: 1 }, { id: 2 }])]),
      );
    case 'change it':
      return change(chance, moment);
    case 'echo the key':
      return echoKey(moment);
    case 'give a taken id':
      return perhaps(moment.taken === null ? answer(201, {}) : created(moment.taken));
  }
}

export function refuse(status: number): Deed {
  return { exchange: answer(status, { error: 'no' }), creates: 'never', means: 'rejected' };
}

/** It says that it created the product, and the rest is lost. */
function sayHalf(chance: Chance, { id }: Moment): Deed {
  const cut = { ...answer(201, { id, uuid: id }), cut: true } as Exchange; // an answer stays one
  const exchange = chance.pick([answer(201), cut, answer(201, '{"id":')]);
  return { exchange, creates: chance.pick(['now', 'late'] as const), means: 'unsure' };
}

/** Only Jani says in these words that a key is wrong; from the other it is an ordinary refusal. */
function echoKey({ key, knowsWrongKeys }: Moment): Deed {
  const exchange = answer(400, { error: { message: `Invalid API key ${key}` } });
  return { exchange, creates: 'never', means: knowsWrongKeys ? 'not-created' : 'rejected' };
}

function change(chance: Chance, { id }: Moment): Deed {
  const changes = { name: 'Other', price: chance.pick([10, 99]) };
  return { exchange: answer(201, { id, uuid: id, ...changes }), creates: 'now', means: 'sent', changes };
}

/** Retry-After in both forms; the remote's own clock may be years away from ours. */
function askToWait(chance: Chance, { now }: Moment): Deed {
  const seconds = chance.below(20) === 0 ? 999_999_999 : 1 + chance.below(120);
  const asks = Math.min(seconds * 1_000, DAY);
  const theirs = Math.floor(now / 1_000) * 1_000 + (chance.below(3) - 1) * 400 * DAY;
  const headers = chance.pick([
    { 'retry-after': String(seconds) },
    {
      'retry-after': new Date(theirs + asks).toUTCString(),
      date: new Date(theirs).toUTCString(),
    },
    {},
  ]);
  const asked = 'retry-after' in headers ? asks : 60_000;
  return { exchange: answer(429, '', headers), creates: 'never', means: 'not-created', asks: asked };
}

function weigh(weights: Readonly<Record<Kind, number>>): readonly Kind[] {
  return (Object.entries(weights) as [Kind, number][]).flatMap(([kind, weight]) =>
    Array.from({ length: weight }, () => kind),
  );
}
