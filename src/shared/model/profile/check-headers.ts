import type { ProfileFormat } from './format.ts';
import type { Misfit } from './misfit.ts';

/** Headers that say how a message travels: Offshelf sets them itself, and another value would break the request. */
const SET_BY_OFFSHELF = [
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** What proves who asks, or turns a request into another one. */
const PROVES = /^(?:authorization|cookie|proxy-.*)$|key|token|secret/;
const OVERRIDES = /^x-(?:http-)?method/;

/** Those that say what a message is may be told otherwise, but can carry neither key nor reference. */
const OF_THE_MESSAGE = ['accept', 'content-type', 'user-agent'];
const NO_CARRIERS = [...SET_BY_OFFSHELF, ...OF_THE_MESSAGE, 'cookie'];

const MOST_HEADERS = 50;

/** The places at which a profile names headers. */
export function checkHeaders({ headers, auth, identity }: ProfileFormat): readonly Misfit[] {
  const ofKey = auth.kind === 'basic' ? 'authorization' : auth.header.toLowerCase();
  const ofReference = identity.kind === 'header' ? identity.header.toLowerCase() : undefined;
  const seen = new Set<string>();
  const statics = Object.keys(headers).flatMap((name) => {
    const lower = name.toLowerCase();
    const message = whyNot(lower, { ofKey, ofReference, isTwice: seen.has(lower) });
    seen.add(lower);
    return message === undefined ? [] : [{ path: ['headers', name], message }];
  });
  const many = Object.keys(headers).length > MOST_HEADERS;
  const tooMany = many ? [{ path: ['headers'], message: `must have at most ${MOST_HEADERS} entries` }] : [];
  return [...tooMany, ...statics, ...checkCarriers({ ofKey, ofReference, auth }), ...checkBasic(auth)];
}

type Carriers = { readonly ofKey: string; readonly ofReference: string | undefined };

function whyNot(
  name: string,
  { ofKey, ofReference, isTwice }: Carriers & { readonly isTwice: boolean },
): string | undefined {
  if (SET_BY_OFFSHELF.includes(name)) return 'Offshelf sets this header itself';
  if (name === ofKey) return 'this header carries the key: leave it out, a key never stands in a profile';
  if (name === ofReference) return 'this header carries our reference';
  if (PROVES.test(name)) return 'this header may carry a key: leave it out, a key never stands in a profile';
  if (OVERRIDES.test(name)) return 'this header makes another request of one: leave it out';
  return isTwice ? 'is there twice, in other letters' : undefined;
}

function checkCarriers({
  ofKey,
  ofReference,
  auth,
}: Carriers & Pick<ProfileFormat, 'auth'>): readonly Misfit[] {
  const isTaken = (name: string | undefined) =>
    name !== undefined && (NO_CARRIERS.includes(name) || OVERRIDES.test(name));
  const problems: Misfit[] = [];
  if (auth.kind === 'header' && isTaken(ofKey)) {
    problems.push({
      path: ['auth', 'header'],
      message: 'can’t carry a key: Offshelf sets this header itself',
    });
  }
  if (isTaken(ofReference)) {
    problems.push({
      path: ['identity', 'header'],
      message: 'can’t carry our reference: Offshelf sets this header itself',
    });
  }
  if (ofReference === ofKey) {
    problems.push({ path: ['identity', 'header'], message: 'carries the key already' });
  }
  return problems;
}

function checkBasic(auth: ProfileFormat['auth']): readonly Misfit[] {
  if (auth.kind !== 'basic') return [];
  const needsUser = auth.key === 'password';
  if (needsUser === (auth.user !== undefined)) return [];
  const message = needsUser
    ? 'is missing: "key": "password" needs the name of the user'
    : 'must be left out: only "key": "password" has a user of its own';
  return [{ path: ['auth', 'user'], message }];
}
