import { networkInterfaces } from 'node:os';
import type { LinkFault } from '../../../../shared/model/link-fault.ts';
import type { NotAsked } from '../../domain/ports/image-fetcher.ts';
import { notConnected } from './exchange-error.ts';
import { PRIVATE_ADDRESS } from './image-agents.ts';

export type Trouble = { readonly fault: LinkFault } | { readonly why: NotAsked };

const TROUBLES: Readonly<Record<string, Trouble>> = {
  [PRIVATE_ADDRESS]: { fault: 'private' },
  // Nobody could be asked for the name, or there is no way out at all.
  EAI_AGAIN: { why: 'offline' },
  ENETUNREACH: { why: 'offline' },
  ENETDOWN: { why: 'offline' },
  EADDRNOTAVAIL: { why: 'offline' },
  UND_ERR_HEADERS_TIMEOUT: { fault: 'too-slow' },
  UND_ERR_BODY_TIMEOUT: { fault: 'too-slow' },
  UND_ERR_HEADERS_OVERFLOW: { fault: 'garbage' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { fault: 'broken-off' },
  UND_ERR_DESTROYED: { why: 'stopped' },
  UND_ERR_CLOSED: { why: 'stopped' },
};

const BY_CAUSE = {
  refused: 'no-answer',
  unreachable: 'no-answer',
  proxy: 'no-answer',
  'connect-timeout': 'too-slow',
  reset: 'broken-off',
  tls: 'certificate',
  'bad-address': 'bad-address',
} as const satisfies Readonly<Record<string, LinkFault>>;

/** What an error on the way to a picture means, in the words of a link check. */
export function explainError(error: unknown): Trouble {
  if (!(error instanceof Error)) return { fault: 'no-answer' };
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return { fault: 'too-slow' };
  if (error instanceof AggregateError) return explainAll(error);
  const code = codeOf(error);
  if (error.name === 'HTTPParserError' || code.startsWith('HPE_')) return { fault: 'garbage' };
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT')) return { fault: 'not-an-image' };
  const known = TROUBLES[code];
  if (known !== undefined) return known;
  const exchange = notConnected(error);
  if (exchange.kind !== 'not-connected') return { fault: 'no-answer' };
  if (exchange.cause !== 'dns') return { fault: BY_CAUSE[exchange.cause] };
  return hasNetwork() ? { fault: 'no-server' } : { why: 'offline' };
}

/** Where several addresses were tried: one that was reached tells more than one that there is no way to, such as IPv6. */
function explainAll({ errors }: AggregateError): Trouble {
  const troubles = errors.map(explainError);
  return troubles.find((trouble) => 'fault' in trouble) ?? troubles[0] ?? { fault: 'no-answer' };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Some systems say that a name is not known where they could ask nobody. */
function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
}
