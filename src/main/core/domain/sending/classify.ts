import type { JsonObject } from '../../../../shared/model/custom-data.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { HoldCode, ReasonCode, UnsureKind } from '../../../../shared/model/submission.ts';
import type { Exchange } from '../ports/http-client.ts';
import { parseJson } from './json-text.ts';
import { type Answer, isHtml, readSuccess } from './read-answer.ts';
import { matchesAny, saysFailed } from './read-error.ts';

/** What only the catalog knows about an attempt. */
export type AttemptFacts = {
  /** Another product that was sent to this account and has this id; `isSaid` where only the person gave it that id. */
  readonly ownerOf: (id: string) => { readonly productName: string; readonly isSaid: boolean } | undefined;
  /** True when an earlier attempt may have created the product at this account. */
  readonly mayHaveArrived: boolean;
  /** The reference of this request, which is the id of the product where we choose it. */
  readonly identity: string;
};

/** What an exchange means: for the product, and for everything else that waits for the same remote. */
export type Outcome =
  | { readonly class: 'sent'; readonly scope: 'item'; readonly id: string; readonly record: JsonObject }
  | { readonly class: 'rejected'; readonly scope: 'item' }
  | {
      readonly class: 'unsure';
      readonly kind: UnsureKind;
      readonly reason: Extract<ReasonCode, 'no-answer' | 'answer-without-id' | 'odd-answer' | 'id-taken'>;
      readonly scope: 'item' | 'remote';
      readonly hold?: HoldCode;
      /** The id that came back, and the product that has it already. */
      readonly taken?: { readonly id: string; readonly by: string };
    }
  | {
      readonly class: 'not-created';
      readonly scope: 'remote';
      readonly next:
        | { readonly kind: 'hold'; readonly hold: HoldCode }
        | { readonly kind: 'back-off' | 'retry-after' };
    };

/**
 * The answer table of sync.md, read from the top; the profile's success rule comes first, and what an answer says of itself against
 * it. Whatever is not listed is unsure, because only a proof that nothing was created lets a product leave again.
 */
export function classify(exchange: Exchange, profile: Profile, facts: AttemptFacts): Outcome {
  if (exchange.kind === 'no-answer') return unsure('maybe', 'no-answer');
  if (exchange.kind === 'not-connected') return classifyNotConnected(exchange.cause);
  const isSuccess = profile.answer.success.includes(exchange.status);
  if (isSuccess && !saysFailed(exchange, profile)) return classifySuccess(exchange, profile, facts);
  if (!provesByWords(exchange)) return classifyStatus(exchange.status, facts);
  if (matchesAny(exchange, profile, profile.errors.wrongKey)) return hold('wrong-key');
  if (matchesAny(exchange, profile, profile.errors.exists)) return refused(facts);
  if (matchesAny(exchange, profile, profile.errors.refused)) return refused(facts);
  if (matchesAny(exchange, profile, profile.errors.notCreated)) return askedToWait();
  return classifyStatus(exchange.status, facts);
}

/**
 * True where words may prove more than the status does. Not those of a page, nor of data that is broken or was cut off: they are looked for
 * in all of its text, and servers that fail repeat there what they were sent, the product's own words, too.
 */
function provesByWords(answer: Answer): boolean {
  if (classifyStatus(answer.status, NOTHING_BEFORE).class !== 'unsure') return true;
  if (parseJson(answer.body) !== undefined) return true;
  return !answer.cut && !isHtml(answer) && !/^\s*[[{]/.test(answer.body);
}

const NOTHING_BEFORE = { mayHaveArrived: false };

/** Nothing can have arrived: what to mend is mended by the person, the rest by waiting. */
export function classifyNotConnected(
  cause: Extract<Exchange, { kind: 'not-connected' }>['cause'],
): Extract<Outcome, { class: 'not-created' }> {
  if (cause === 'tls') return hold('certificate');
  if (cause === 'bad-address' || cause === 'proxy') return hold(cause);
  return { class: 'not-created', scope: 'remote', next: { kind: 'back-off' } };
}

function classifySuccess(answer: Answer, profile: Profile, facts: AttemptFacts): Outcome {
  const reading = readSuccess(answer, profile);
  if (reading.kind === 'unreadable') return unsure('created', 'answer-without-id');
  if (reading.kind === 'odd') return unsure('maybe', 'odd-answer');
  // We chose the id: another one is not the product that we sent.
  const isOurs = profile.identity.kind !== 'own-id' || reading.id === facts.identity;
  if (!isOurs) return unsure('maybe', 'odd-answer');
  const owner = facts.ownerOf(reading.id);
  if (owner !== undefined) return answeredWithTaken(reading.id, owner);
  return { class: 'sent', scope: 'item', id: reading.id, record: reading.record };
}

/** Against an id that only a person gave, the remote's own word counts: this product is there, and never leaves again. */
function answeredWithTaken(
  id: string,
  { productName, isSaid }: NonNullable<ReturnType<AttemptFacts['ownerOf']>>,
): Outcome {
  const told = isSaid ? unsure('created', 'answer-without-id') : unsure('maybe', 'id-taken');
  return { ...told, taken: { id, by: productName } };
}

function classifyStatus(status: number, facts: Pick<AttemptFacts, 'mayHaveArrived'>): Outcome {
  switch (status) {
    case 301:
    case 302:
    case 303:
      return { ...unsure('maybe', 'odd-answer'), scope: 'remote', hold: 'redirect' };
    case 307:
    case 308:
      return hold('redirect');
    case 400:
    case 409:
    case 413:
    case 422:
      return refused(facts);
    case 401:
      return hold('wrong-key');
    case 402:
      return hold('payment-required');
    case 403:
      return hold('no-permission');
    case 404:
    case 405:
    case 406:
    case 410:
    case 415:
    case 421:
    case 501:
    case 505:
      return hold('wrong-address');
    case 429:
      return askedToWait();
    default:
      return unsure('maybe', 'odd-answer');
  }
}

function askedToWait(): Outcome {
  return { class: 'not-created', scope: 'remote', next: { kind: 'retry-after' } };
}

/** A definite refusal; it says nothing about an earlier request that may have arrived. */
function refused({ mayHaveArrived }: Pick<AttemptFacts, 'mayHaveArrived'>): Outcome {
  return mayHaveArrived ? unsure('maybe', 'odd-answer') : { class: 'rejected', scope: 'item' };
}

function unsure(
  kind: UnsureKind,
  reason: Extract<Outcome, { class: 'unsure' }>['reason'],
): Extract<Outcome, { class: 'unsure' }> {
  return { class: 'unsure', kind, reason, scope: 'item' };
}

function hold(code: HoldCode): Extract<Outcome, { class: 'not-created' }> {
  return { class: 'not-created', scope: 'remote', next: { kind: 'hold', hold: code } };
}
