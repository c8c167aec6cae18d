import type { Exchange } from '../../domain/ports/http-client.ts';

type NotConnected = Extract<Exchange, { kind: 'not-connected' }>['cause'];
type NoAnswer = Extract<Exchange, { kind: 'no-answer' }>['cause'];

const NOT_CONNECTED: Readonly<Record<string, NotConnected>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_INVALID_ARG: 'bad-address',
  UND_ERR_NOT_SUPPORTED: 'bad-address',
  ERR_INVALID_URL: 'bad-address',
  ERR_SOCKET_BAD_PORT: 'bad-address',
  EPROTO: 'tls',
};

/** Codes of OpenSSL and of Node's own checks of a certificate. */
const TLS =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_|ERR_OSSL_)/;

const NO_ANSWER: Readonly<Record<string, NoAnswer>> = {
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'garbage',
  UND_ERR_ABORTED: 'stopped',
  UND_ERR_DESTROYED: 'stopped',
  UND_ERR_CLOSED: 'stopped',
};

/** An error from before the first byte of the request was written: nothing can have arrived. */
export function notConnected(error: Error): Exchange {
  const code = codeOf(error);
  const cause = TLS.test(code) ? 'tls' : (NOT_CONNECTED[code] ?? 'unreachable');
  return { kind: 'not-connected', cause, detail: describe(error, code) };
}

/** The same for a request through a proxy: what is not the remote's certificate is the proxy's doing. */
export function notConnectedByProxy(error: Error): Exchange {
  const exchange = notConnected(error);
  const isOwn = exchange.kind === 'not-connected' && ['tls', 'bad-address'].includes(exchange.cause);
  return isOwn ? exchange : { kind: 'not-connected', cause: 'proxy', detail: describe(error, codeOf(error)) };
}

/** An error from after that: whether the request arrived is not known. */
export function noAnswer(error: Error): Exchange {
  const code = codeOf(error);
  const cause = error.name === 'HTTPParserError' ? 'garbage' : (NO_ANSWER[code] ?? 'closed');
  return { kind: 'no-answer', cause, detail: describe(error, code) };
}

/** Where several addresses were tried, the first error stands for all. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}

function describe(error: Error, code: string): string {
  const text = error.message.replaceAll(/\s+/g, ' ').slice(0, 300);
  return code === '' || text.includes(code) ? text || error.name : `${text} (${code})`;
}
