import { saysNoCause } from '../../../../shared/model/no-cause.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { NO_ANSWER, NOT_CONNECTED } from '../ports/exchange-words.ts';
import type { Exchange } from '../ports/http-client.ts';
import type { Outcome } from './classify.ts';
import { type Answer, isHtml } from './read-answer.ts';
import { isFailure, matchesAny, readError, saysFailed } from './read-error.ts';
import { sayMeaning } from './say-status.ts';

type NotConnected = Extract<Exchange, { kind: 'not-connected' }>;

/** One plain sentence about what was seen; `null` where there is nothing to add. */
export function describeExchange(exchange: Exchange, outcome: Outcome, profile: Profile): string | null {
  if (exchange.kind === 'not-connected') return describeNotConnected(exchange);
  if (exchange.kind === 'no-answer') return NO_ANSWER[exchange.cause];
  if (outcome.class === 'sent') return null;
  if (outcome.class === 'unsure' && outcome.taken !== undefined) {
    const { id, by } = outcome.taken;
    return outcome.kind === 'created'
      ? `It answered with ${id}, the id that you gave to “${by}”. If that was wrong, take it back there, and give the id to this one.`
      : `It answered with ${id}, which is the id of “${by}”.`;
  }
  if (outcome.class === 'unsure' && outcome.kind === 'created') {
    return 'It said that the product was created, but the rest of its answer is lost.';
  }
  const words = describeAnswer(exchange, profile);
  const isUnlisted = outcome.class === 'unsure' && saysFailed(exchange, profile);
  return isUnlisted ? `${endSentence(words)} ${sayUnlisted(exchange, profile)}` : words;
}

/** Why an answer that says that it failed is no proof: its profile does not promise that nothing was created. */
function sayUnlisted(answer: Answer, profile: Profile): string {
  const { code, fields } = readError(answer, profile);
  const [field] = fields;
  const named = field === undefined ? '' : `It names ${field.theirs}. `;
  const { errors } = profile;
  if (matchesAny(answer, profile, [...errors.exists, ...errors.refused])) {
    return `${named}An earlier request may have created it all the same.`;
  }
  const what = code === null ? 'such an answer' : code;
  return `${named}The profile does not say that nothing was created after ${what}.`;
}

export function describeNotConnected({ cause, detail }: NotConnected): string {
  return cause === 'tls' ? `${NOT_CONNECTED.tls} (${detail})` : NOT_CONNECTED[cause];
}

/** What an answer that is no success says: the remote's own words where it has any. */
export function describeAnswer(answer: Answer, profile: Profile): string {
  const target = answer.headers['location'];
  if (answer.status >= 300 && answer.status < 400) {
    return target === undefined
      ? 'The address points somewhere else.'
      : `The address points to ${target.slice(0, 500)}`;
  }
  if (isHtml(answer)) return 'A web page came back instead of an answer.';
  if (answer.status < 300 && !isFailure(answer, profile)) {
    return profile.identity.kind === 'own-id'
      ? 'Its answer does not name the id that was sent.'
      : 'Its answer names no id.';
  }
  const { message, code } = readError(answer, profile);
  if (message !== null && !isBareStatus(message)) return message;
  if (answer.status >= 300) return `It did not say why. By its status, ${sayMeaning(answer.status)}.`;
  return code === null ? 'It said that it failed, and not why.' : `It said that it failed: ${code}.`;
}

const STATUS_ALONE = /^\W*(?:(?:http|status|error|code)\W*)*[1-5]\d\d\W*/i;

/** Such as `422` or `HTTP 422 Unprocessable Entity`: a number where a cause should stand. */
function isBareStatus(words: string): boolean {
  if (!STATUS_ALONE.test(words)) return false;
  const rest = words.replace(STATUS_ALONE, '');
  return rest === '' || saysNoCause(rest);
}

/** A remote's own words may lack the full stop. */
export function endSentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
