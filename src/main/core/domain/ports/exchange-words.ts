import type { Exchange } from './http-client.ts';

type Cause<K extends Exchange['kind']> = Extract<Exchange, { kind: K; cause: string }>['cause'];

/** What it means for the person that the connection was never made. */
export const NOT_CONNECTED: Readonly<Record<Cause<'not-connected'>, string>> = {
  dns: 'Its address was not found. Is this computer online?',
  refused: 'Nothing answered at its address.',
  unreachable: 'It could not be reached. Is this computer online?',
  'connect-timeout': 'It could not be reached in time.',
  reset: 'The connection was closed before it was ready.',
  tls: 'Its certificate could not be trusted.',
  proxy: 'The proxy refused the connection.',
  'bad-address': 'Its address can’t be used.',
};

/** The same where it was made, and no answer came. */
export const NO_ANSWER: Readonly<Record<Cause<'no-answer'>, string>> = {
  closed: 'The connection was closed before an answer came.',
  reset: 'The connection broke before an answer came.',
  timeout: 'No answer came in time.',
  garbage: 'What came back was no answer.',
  stopped: 'The request was stopped before an answer came.',
};
