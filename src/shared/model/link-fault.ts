// Without schemas: the window uses it, and carries none.

/** What came of looking for the picture at a web address; a `blocked-address` was not asked for, because its host is not allowed. */
export const LINK_OUTCOMES = [
  'ok',
  'not-reachable',
  'not-an-image',
  'breaks-a-rule',
  'blocked-address',
] as const;
export type LinkOutcome = (typeof LINK_OUTCOMES)[number];

/** Why there is no good picture, and under which outcome that counts. */
const OUTCOME_OF = {
  'bad-address': 'breaks-a-rule',
  credentials: 'breaks-a-rule',
  'too-large': 'breaks-a-rule',
  'too-many-pixels': 'breaks-a-rule',
  http: 'blocked-address',
  private: 'blocked-address',
  'no-server': 'not-reachable',
  'no-answer': 'not-reachable',
  'broken-off': 'not-reachable',
  garbage: 'not-reachable',
  certificate: 'not-reachable',
  'too-slow': 'not-reachable',
  refused: 'not-reachable',
  'too-many-redirects': 'not-reachable',
  'bad-redirect': 'not-reachable',
  empty: 'not-an-image',
  'web-page': 'not-an-image',
  svg: 'not-an-image',
  'not-an-image': 'not-an-image',
} as const satisfies Readonly<Record<string, Exclude<LinkOutcome, 'ok'>>>;

export type LinkFault = keyof typeof OUTCOME_OF;

export const LINK_FAULTS = Object.keys(OUTCOME_OF) as readonly LinkFault[] as readonly [
  LinkFault,
  ...LinkFault[],
]; // the keys are those

export function outcomeOf(fault: LinkFault): Exclude<LinkOutcome, 'ok'> {
  return OUTCOME_OF[fault];
}

/** Seconds that one picture may take, redirects and all. */
export const LINK_SECONDS = 10;
export const MOST_LINK_BYTES = 20_000_000;
export const MOST_REDIRECTS = 3;
/** Pixels that the longer side of a picture should have, so that it is no mere thumbnail. */
export const SMALL_SIDE = 500;

type Found = {
  readonly fault: LinkFault;
  readonly status: number | null;
  /** Where the address led on to. */
  readonly ledTo: string | null;
};

/** Why there is no good picture at an address, in one sentence. */
export function sayLinkFault({ fault, status, ledTo }: Found): string {
  const said = fault === 'refused' ? sayStatus(status) : WORDS[fault];
  return ledTo === null ? said : `It leads on to ${ledTo}. ${said}`;
}

const WORDS: Readonly<Record<Exclude<LinkFault, 'refused'>, string>> = {
  'bad-address': 'This is no web address that can be used. It has to begin with https:// and a host.',
  http: 'The address begins with http://. Pictures are fetched over https:// alone, unless you allow this host.',
  credentials: 'The address has a user name or a password in it. Take it out: everybody could read it.',
  'too-large': 'The picture is larger than 20 MB.',
  'too-many-pixels': 'The picture has more than 50 megapixels.',
  private:
    'The address leads to a private network, which others can not reach. Allow this host if it is yours.',
  'no-server': 'There is no server of this name.',
  'no-answer': 'The server does not answer.',
  'broken-off': 'The server broke off before the picture was there.',
  garbage: 'What the server answers is no proper answer.',
  certificate: 'No safe connection: the server has no valid certificate for this address.',
  'too-slow': `The picture did not come within ${LINK_SECONDS} seconds.`,
  'too-many-redirects': `The address leads on more than ${MOST_REDIRECTS} times.`,
  'bad-redirect': 'The server leads on, and does not say where to.',
  empty: 'The server sends nothing.',
  'web-page': 'There is a web page, not a picture.',
  svg: 'There is an SVG, which can hold programs. Use JPEG, PNG, WebP, GIF or AVIF.',
  'not-an-image': 'What is there is not a JPEG, PNG, WebP, GIF or AVIF.',
};

function sayStatus(status: number | null): string {
  if (status === 404 || status === 410) return `There is nothing at this address (${status}).`;
  if (status === 401 || status === 403)
    return `The server does not show it to everybody (${status}). Make it public.`;
  if (status !== null && status >= 500) return `The server failed (${status}). Check again later.`;
  return `The server does not give the picture (${status ?? 'no status'}).`;
}
