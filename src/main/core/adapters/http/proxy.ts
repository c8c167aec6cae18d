/**
 * Says how an origin is reached, in the words that systems have for it: `DIRECT`, or `PROXY proxy.example:3128` and its
 * like, separated by semicolons. Rejects where the system can't say.
 */
export type FindProxy = (origin: string) => Promise<string>;

type Way =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly address: string }
  | { readonly kind: 'none'; readonly detail: string };

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const RULE = /^(PROXY|HTTPS)\s+(\S+)$/i;

/** How a request goes to this address. Only the first rule counts: a proxy is never gone around. */
export async function findWay({ origin, hostname }: URL, findProxy: FindProxy): Promise<Way> {
  if (LOOPBACK.test(hostname)) return { kind: 'direct' };
  try {
    return readRule((await findProxy(origin)).split(';')[0]?.trim() ?? '');
  } catch {
    return { kind: 'none', detail: 'The system did not say which proxy leads there.' };
  }
}

function readRule(rule: string): Way {
  if (/^direct$/i.test(rule)) return { kind: 'direct' };
  const [, kind, place] = RULE.exec(rule) ?? [];
  const address = `${kind?.toUpperCase() === 'HTTPS' ? 'https' : 'http'}://${place ?? ''}`;
  if (URL.canParse(address)) return { kind: 'proxy', address };
  return { kind: 'none', detail: `Offshelf can not use this kind of proxy: ${rule}` };
}
