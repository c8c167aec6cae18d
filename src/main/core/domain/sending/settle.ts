import { expectPresent } from '../../../../shared/assert.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Difference } from '../../../../shared/model/submission.ts';
import type { Exchange } from '../ports/http-client.ts';
import type { NewAnswer, SubmissionMove } from '../ports/sending-store.ts';
import type { Claim } from './claim.ts';
import { classify, type Outcome } from './classify.ts';
import { concernsMoney, findDifferences } from './compare-answer.ts';
import { describeExchange } from './describe.ts';
import type { EnginePorts } from './engine-ports.ts';
import { endTest, laneAfter } from './lane-after.ts';
import { laneAt } from './lane-at.ts';
import { firstLookAt } from './look-up/plan-look.ts';
import type { Answer } from './read-answer.ts';
import { matchesAny, readError } from './read-error.ts';
import { readSentBody } from './sent-body.ts';

/** Headers worth keeping; the others say nothing that helps later. */
const KEPT_HEADERS = ['content-type', 'date', 'location', 'retry-after', 'server', 'x-request-id'];

/** So many characters of an answer are kept: a page of an angry proxy can be long. */
const KEPT_BODY = 100_000;

type Judgement = {
  readonly outcome: Outcome;
  readonly detail: string | null;
  readonly differences: readonly Difference[];
};

/** Writes what a request came to: the answer, the submission and its lane, in one transaction. Says what it was. */
export function settle(ports: EnginePorts, claim: Claim, exchange: Exchange): Outcome {
  return ports.store.atomically(() => write(ports, claim, exchange, judge(ports.store, claim, exchange)));
}

/** For an answer that `settle` fails at: nobody can know what it means, so the product is unsure, and the line goes on. */
export function settleUnjudged(
  ports: EnginePorts,
  claim: Claim,
  exchange: Exchange,
  cause: unknown,
): Outcome {
  const outcome: Outcome = { class: 'unsure', kind: 'maybe', reason: 'odd-answer', scope: 'item' };
  const detail = `Offshelf can’t make sense of its answer (${String(cause).slice(0, 300)}).`;
  return ports.store.atomically(() => write(ports, claim, exchange, { outcome, detail, differences: [] }));
}

function judge(store: EnginePorts['store'], claim: Claim, exchange: Exchange): Judgement {
  const { productId, accountId } = claim.submission;
  const outcome = classify(exchange, claim.profile, {
    mayHaveArrived: store.mayHaveArrived(productId, accountId, claim.attemptId),
    identity: claim.attempt.identity,
    ownerOf: (recordId) => store.recordOwner(accountId, recordId),
  });
  const detail = describeExchange(exchange, outcome, claim.profile);
  const differences =
    outcome.class === 'sent' ? findDifferences(sentOf(claim), outcome.record, claim.profile) : [];
  return { outcome, detail, differences };
}

function write(ports: EnginePorts, claim: Claim, exchange: Exchange, judgement: Judgement): Outcome {
  const { store, clock, random } = ports;
  const { id, accountId } = claim.submission;
  const { outcome, detail, differences } = judgement;
  store.insertAnswer(toAnswer(claim, exchange, outcome, detail));
  store.move(id, { differences, detail, ...toMove(claim, exchange, outcome) });
  if (outcome.class === 'not-created') store.withdrawOrphan(id);
  if (outcome.class === 'unsure') {
    store.startLooks(id, firstLookAt(ports, accountId));
    store.addEvidence({ submissionId: id, actor: 'engine', kind: outcome.reason, detail: detail ?? '' });
  }
  const moneyDiffers = differences.some(concernsMoney);
  const headers = exchange.kind === 'answer' ? exchange.headers : {};
  const { reset } = claim.profile.limits;
  const moment = { now: clock.now(), fraction: random.fraction(), headers, reset, detail, moneyDiffers };
  const lane = laneAfter(laneAt(store.lane(accountId), moment.now), outcome, moment);
  store.saveLane(outcome.class === 'not-created' ? lane : endTest(lane, tellTest(claim, outcome)));
  if (claim.sku !== null) ports.checks.recheckSkus([claim.sku]);
  return outcome;
}

const TESTED = {
  sent: 'was created.',
  rejected: 'was not accepted.',
  unsure: 'left, and nobody can know whether it was created.',
} as const;

function tellTest(
  { productName }: Claim,
  { class: outcome }: Exclude<Outcome, { class: 'not-created' }>,
): string {
  return `“${productName}” ${TESTED[outcome]}`;
}

function sentOf({ attempt, currency, profile }: Claim): Parameters<typeof findDifferences>[0] {
  const body = readSentBody(attempt.body, profile);
  return {
    body: expectPresent(body, 'a frozen body is what the codec wrote'),
    identity: attempt.identity,
    currency,
  };
}

function toMove(claim: Claim, exchange: Exchange, outcome: Outcome): SubmissionMove {
  switch (outcome.class) {
    case 'sent':
      return { state: 'sent', reason: 'created', remoteRecordId: outcome.id };
    case 'rejected': {
      if (exchange.kind !== 'answer') return { state: 'rejected', reason: 'not-accepted' };
      return toRefused(exchange, claim.profile);
    }
    case 'unsure':
      return { state: 'unsure', unsureKind: outcome.kind, reason: outcome.reason };
    case 'not-created': {
      // A body that was made for this request alone proved to be nowhere; one that left before may still be there.
      const forgetAttempt = claim.submission.attemptId === null;
      return { state: 'queued', forgetAttempt, detail: null }; // the lane says what it waits for
    }
  }
}

/** Where a product stands that an answer refuses. */
export function toRefused(answer: Answer, profile: Profile): SubmissionMove {
  const existsThere = matchesAny(answer, profile, profile.errors.exists);
  const { fields: fieldErrors } = readError(answer, profile);
  return { state: 'rejected', reason: existsThere ? 'exists-there' : 'not-accepted', fieldErrors };
}

function toAnswer(claim: Claim, exchange: Exchange, outcome: Outcome, detail: string | null): NewAnswer {
  const answered = exchange.kind === 'answer';
  return {
    attemptId: claim.attemptId,
    outcome: outcome.class,
    status: answered ? exchange.status : null,
    headers: answered
      ? Object.fromEntries(keptHeaders(claim).flatMap((name) => keep(name, exchange.headers[name])))
      : {},
    body: answered ? exchange.body.slice(0, KEPT_BODY) : null,
    error: answered ? null : `${detail ?? ''} (${exchange.cause}: ${exchange.detail})`,
  };
}

function keptHeaders({ profile }: Claim): readonly string[] {
  const own = profile.limits.reset?.header.toLowerCase();
  return own === undefined ? KEPT_HEADERS : [...new Set([...KEPT_HEADERS, own])];
}

function keep(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined ? [] : [[name, value]];
}
