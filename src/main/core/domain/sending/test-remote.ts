import type { Input } from '../../../../shared/contract/api.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { RemoteTest } from '../../../../shared/model/remote.ts';
import type { Exchange, HttpClient, HttpRequest } from '../ports/http-client.ts';
import type { KeySource } from '../ports/key-source.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import { readBaseUrl } from './base-url.ts';
import { authorise, buildFilterRequest, buildListRequest } from './build-request.ts';
import { describeAnswer, endSentence } from './describe.ts';
import { parseJson } from './json-text.ts';
import { firstPosition } from './look-up/paging.ts';
import { readPage } from './look-up/read-list.ts';
import { type Answer, isHtml } from './read-answer.ts';
import { matchesAny, readError } from './read-error.ts';
import { redactKey } from './redact-key.ts';
import { checkAuth, findProfile } from './remote-form.ts';

type Ports = { readonly http: HttpClient; readonly keys: KeySource; readonly profiles: ProfileSource };

/** The remote as the person calls it, and what is known of its kind. */
type Tested = { readonly profile: Profile; readonly name: string };

/** Tries an address and a key with a call that changes nothing. */
export async function testRemote(ports: Ports, input: Input<'remotes.test'>): Promise<RemoteTest> {
  const profile = findProfile(ports.profiles, input.profileId);
  const { origin, baseUrl } = readBaseUrl(input.baseUrl);
  checkAuth(input.auth, profile);
  const request = safeCall(profile, baseUrl);
  const tested = { profile, name: input.name ?? profile.name };
  if (request === undefined) {
    return result(
      'no-safe-call',
      `${tested.name} has no call that changes nothing, so the key can’t be tried before sending.`,
    );
  }
  const saved = input.remoteId === null ? null : await ports.keys.key(input.remoteId, origin);
  const key = input.key ?? saved;
  if (key === null) return result('wrong-key', 'There is no key for this address yet. Type the key.');
  const secret = authorise(profile, { auth: input.auth, origin }, key);
  const exchange = await ports.http.send({ ...request, secret });
  return judge(redactKey(exchange, key, profile.auth), tested);
}

/** The list where there is one, else a filter for what nobody has. */
function safeCall(profile: Profile, baseUrl: string): Omit<HttpRequest, 'secret'> | undefined {
  const list = profile.lookUp?.list;
  if (list !== undefined) return buildListRequest(profile, baseUrl, firstPosition(list));
  return buildFilterRequest(profile, baseUrl, { reference: NOBODY, sku: NOBODY, name: NOBODY });
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

function judge(exchange: Exchange, tested: Tested): RemoteTest {
  if (exchange.kind === 'answer') return judgeAnswer(exchange, tested);
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

function judgeAnswer(answer: Answer, tested: Tested): RemoteTest {
  const { status } = answer;
  const { profile, name } = tested;
  if (status === 401 || matchesAny(answer, profile, profile.errors.wrongKey)) {
    return result('wrong-key', `${name} does not accept this key. Check that it was copied whole.`, status);
  }
  if (status >= 200 && status < 300) return judgeSuccess(answer, tested);
  if (status === 402 || status === 403) {
    const words = describeAnswer(answer, profile);
    return result(
      'no-permission',
      `${name} knows the key, but it may not read the list: ${endSentence(words)}`,
      status,
    );
  }
  if (status === 429) return result('odd-answer', `${name} asks to wait. Test again in a minute.`, status);
  if ([404, 405, 406, 410, 501].includes(status)) return judgeMissing(tested, status);
  return result('odd-answer', `${endSentence(describeAnswer(answer, profile))} Check the address.`, status);
}

/** The key works where products came, in the place where the profile has them: many servers say no with a status of success. */
function judgeSuccess(answer: Answer, { profile, name }: Tested): RemoteTest {
  const { status } = answer;
  const odd = (message: string) => result('odd-answer', message, status);
  const body = answer.cut || isHtml(answer) ? undefined : parseJson(answer.body);
  if (answer.cut && !isHtml(answer)) {
    return odd(
      `The answer of ${name} is too long, or was cut off, so that nobody can know whether the key works.`,
    );
  }
  if (typeof body !== 'object' || body === null) {
    return odd(`Something answered that is not ${name}. Check the address.`);
  }
  const places = profile.lookUp?.list ?? profile.lookUp?.filter;
  if (places !== undefined && readPage(answer, profile, places) !== undefined) return works(name, status);
  const { message } = readError(answer, profile);
  const came =
    message === null
      ? `there are no products in its answer at ${places?.records.map(namePlace).join(' or ')}`
      : `it did not show its products: ${message}`;
  return odd(`${name} answered, but ${endSentence(came)} Check the address and the key.`);
}

function namePlace(pointer: string): string {
  return pointer === '' ? 'its top' : pointer;
}

function judgeMissing({ profile, name }: Tested, status: number): RemoteTest {
  if (profile.lookUp?.list?.documented === true) {
    return result('not-found', `${name} was not found at this address. Check the path.`, status);
  }
  const text = `Something answered, but it has no list of products. ${name} does not promise one, so the key shows its worth with the first product.`;
  return result('no-safe-call', text, status);
}

function works(name: string, status: number): RemoteTest {
  const text = `${name} answered: the address and the key work for reading. Whether the key may create products shows with the first one.`;
  return result('works', text, status);
}

function result(outcome: RemoteTest['outcome'], message: string, status: number | null = null): RemoteTest {
  return { outcome, message, status };
}
