import type { Input } from '../../../../shared/contract/api.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { RemoteTest } from '../../../../shared/model/remote.ts';
import type { Exchange, HttpClient, HttpRequest } from '../ports/http-client.ts';
import type { KeySource } from '../ports/key-source.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import { readBaseUrl } from './base-url.ts';
import { authorise, buildFilterRequest, buildListRequest } from './build-request.ts';
import { describeAnswer } from './describe.ts';
import { parseJson } from './json-text.ts';
import { firstPosition } from './look-up/paging.ts';
import { type Answer, isHtml } from './read-answer.ts';
import { matchesAny } from './read-error.ts';
import { redactKey } from './redact-key.ts';
import { checkAuth, findProfile } from './remote-form.ts';

type Ports = { readonly http: HttpClient; readonly keys: KeySource; readonly profiles: ProfileSource };

/** Tries an address and a key with a call that changes nothing. */
export async function testRemote(ports: Ports, input: Input<'remotes.test'>): Promise<RemoteTest> {
  const profile = findProfile(ports.profiles, input.profileId);
  const { origin, baseUrl } = readBaseUrl(input.baseUrl);
  checkAuth(input.auth, profile);
  const request = safeCall(profile, baseUrl);
  if (request === undefined) {
    return result(
      'no-safe-call',
      `${profile.name} has no call that changes nothing, so the key can’t be tried before sending.`,
    );
  }
  const saved = input.remoteId === null ? null : await ports.keys.key(input.remoteId, origin);
  const key = input.key ?? saved;
  if (key === null) return result('wrong-key', 'There is no key for this address yet. Type the key.');
  const exchange = await ports.http.send({ ...request, secret: authorise(profile, input.auth, key) });
  return judge(redactKey(exchange, key, profile.auth), profile);
}

/** The list where there is one, else a filter for what nobody has. */
function safeCall(profile: Profile, baseUrl: string): Omit<HttpRequest, 'secret'> | undefined {
  const list = profile.lookUp?.list;
  if (list !== undefined) return buildListRequest(profile, baseUrl, firstPosition(list));
  return buildFilterRequest(profile, baseUrl, { reference: NOBODY, sku: NOBODY, name: NOBODY });
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

function judge(exchange: Exchange, profile: Profile): RemoteTest {
  if (exchange.kind === 'answer') return judgeAnswer(exchange, profile);
  if (exchange.kind === 'not-connected' && exchange.cause === 'tls') {
    return result(
      'insecure',
      `The connection is not safe: its certificate can’t be trusted (${exchange.detail}). Nothing was sent.`,
    );
  }
  const why =
    exchange.kind === 'not-connected'
      ? 'Nothing answered at this address'
      : 'The connection ended without an answer';
  return result('unreachable', `${why}. Check the address, and whether this computer is online.`);
}

function judgeAnswer(answer: Answer, profile: Profile): RemoteTest {
  const { status } = answer;
  if (status >= 200 && status < 300) return judgeSuccess(answer, profile);
  if (status === 401 || matchesAny(answer, profile, profile.errors.wrongKey)) {
    return result(
      'wrong-key',
      `${profile.name} does not accept this key. Check that it was copied whole.`,
      status,
    );
  }
  if (status === 402 || status === 403) {
    const words = describeAnswer(answer, profile);
    return result(
      'no-permission',
      `${profile.name} knows the key, but it may not read the list: ${endSentence(words)}`,
      status,
    );
  }
  if (status === 429)
    return result('odd-answer', `${profile.name} asks to wait. Test again in a minute.`, status);
  if ([404, 405, 406, 410, 501].includes(status)) return judgeMissing(profile, status);
  return result('odd-answer', `${endSentence(describeAnswer(answer, profile))} Check the address.`, status);
}

function judgeSuccess(answer: Answer, profile: Profile): RemoteTest {
  const body = answer.cut || isHtml(answer) ? undefined : parseJson(answer.body);
  if (answer.cut && !isHtml(answer)) return works(profile, answer.status); // a long list is a list
  if (typeof body === 'object' && body !== null) return works(profile, answer.status);
  return result(
    'odd-answer',
    `Something answered that is not ${profile.name}. Check the address.`,
    answer.status,
  );
}

function judgeMissing(profile: Profile, status: number): RemoteTest {
  if (profile.lookUp?.list?.documented === true) {
    return result('not-found', `${profile.name} was not found at this address. Check the path.`, status);
  }
  const text = `Something answered, but it has no list of products. ${profile.name} does not promise one, so the key shows its worth with the first product.`;
  return result('no-safe-call', text, status);
}

/** A remote's own words may lack the full stop. */
function endSentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function works(profile: Profile, status: number): RemoteTest {
  const text = `${profile.name} answered: the address and the key work for reading. Whether the key may create products shows with the first one.`;
  return result('works', text, status);
}

function result(outcome: RemoteTest['outcome'], message: string, status: number | null = null): RemoteTest {
  return { outcome, message, status };
}
