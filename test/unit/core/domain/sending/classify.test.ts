import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../../src/main/core/domain/ports/http-client.ts';
import {
  type AttemptFacts,
  classify,
  type Outcome,
} from '../../../../../src/main/core/domain/sending/classify.ts';
import { builtIn } from '../../../../helpers/sending-samples.ts';

const jani = builtIn('jani');
const journeybee = builtIn('journeybee');

const facts: AttemptFacts = { ownerOf: () => undefined, mayHaveArrived: false, identity: 'r1' };
const afterUnsure: AttemptFacts = { ...facts, mayHaveArrived: true };
const taken: AttemptFacts = { ...facts, ownerOf: () => ({ productName: 'Blue mug', isSaid: false }) };

function answer(
  status: number,
  body: unknown = '',
  more: Partial<Extract<Exchange, { kind: 'answer' }>> = {},
): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json' },
    body: text,
    cut: false,
    ...more,
  };
}

function notConnected(cause: Extract<Exchange, { kind: 'not-connected' }>['cause']): Exchange {
  return { kind: 'not-connected', cause, detail: '' };
}

function noAnswer(cause: Extract<Exchange, { kind: 'no-answer' }>['cause']): Exchange {
  return { kind: 'no-answer', cause, detail: '' };
}

function unsure(kind: 'maybe' | 'created', reason: string): Partial<Outcome> {
  return { class: 'unsure', kind, reason, scope: 'item' } as Partial<Outcome>;
}

function hold(code: string): unknown {
  return { class: 'not-created', scope: 'remote', next: { kind: 'hold', hold: code } };
}

const record = { id: 'pro_1', name: 'Mug' };
const sent = { class: 'sent', scope: 'item', id: 'pro_1', record };

describe('success status, record, new id', () => {
  test.each([
    ['a bare object', record],
    ['an object in data', { data: record }],
    ['a list of one', [record]],
    ['a list of one in data', { data: [record] }],
  ])('%s is sent', (_shape, body) => {
    expect(classify(answer(200, body), jani, facts)).toEqual(sent);
    expect(classify(answer(201, body), jani, facts)).toEqual(sent);
  });

  test('a number is an id as well', () => {
    expect(classify(answer(200, { id: 17 }), jani, facts)).toMatchObject({ class: 'sent', id: '17' });
  });
});

test('success status with the id of another product: unsure, and both are named', () => {
  const outcome = classify(answer(201, record), jani, taken);
  expect(outcome).toEqual({ ...unsure('maybe', 'id-taken'), taken: { id: 'pro_1', by: 'Blue mug' } });
});

test('success status with an id that only the person gave to another product: created, and never sent again', () => {
  const said = { ...facts, ownerOf: () => ({ productName: 'Blue mug', isSaid: true }) };
  const outcome = classify(answer(201, record), jani, said);
  expect(outcome).toEqual({
    ...unsure('created', 'answer-without-id'),
    taken: { id: 'pro_1', by: 'Blue mug' },
  });
});

test.each([
  ['an empty body', answer(201)],
  ['a blank body', answer(201, ' \n')],
  ['a body that was cut off', answer(201, '{"id":"pro_1"', { cut: true })],
  ['JSON that can not be parsed', answer(201, '{"id":"pro_1"')],
  ['words', answer(201, 'Created', { headers: { 'content-type': 'text/plain' } })],
])('success status with %s: created, but without an id', (_what, exchange) => {
  expect(classify(exchange, jani, facts)).toEqual(unsure('created', 'answer-without-id'));
});

test.each([
  ['a web page', answer(200, '<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  ['a web page that was cut off', answer(200, '<html>', { headers: {}, cut: true })],
  ['no id', answer(201, { name: 'Mug' })],
  ['a blank id', answer(201, { id: ' ' })],
  ['a list of two', answer(201, [record, { id: 'pro_2' }])],
  ['an empty list', answer(201, [])],
  ['null', answer(201, 'null')],
])('success status with %s: unsure, for a proxy may have answered', (_what, exchange) => {
  expect(classify(exchange, jani, facts)).toEqual(unsure('maybe', 'odd-answer'));
});

test.each(['dns', 'refused', 'unreachable', 'connect-timeout', 'reset'] as const)(
  'never connected (%s): not created, the remote is tried again later',
  (cause) => {
    const outcome = { class: 'not-created', scope: 'remote', next: { kind: 'back-off' } };
    expect(classify(notConnected(cause), jani, facts)).toEqual(outcome);
    expect(classify(notConnected(cause), jani, afterUnsure)).toEqual(outcome);
  },
);

test.each([
  ['tls', 'certificate'],
  ['bad-address', 'bad-address'],
  ['proxy', 'proxy'],
] as const)('%s: not created, the remote is held', (cause, code) => {
  expect(classify(notConnected(cause), jani, facts)).toEqual(hold(code));
});

test.each(['closed', 'reset', 'timeout', 'garbage', 'stopped'] as const)(
  '%s after connecting: unsure',
  (cause) => {
    expect(classify(noAnswer(cause), jani, facts)).toEqual(unsure('maybe', 'no-answer'));
  },
);

test.each([301, 302, 303])('%i: unsure, and the remote is held', (status) => {
  const outcome = { ...unsure('maybe', 'odd-answer'), scope: 'remote', hold: 'redirect' };
  expect(classify(answer(status, '', { headers: { location: '/x' } }), jani, facts)).toEqual(outcome);
});

test.each([307, 308])('%i: not created, and the remote is held', (status) => {
  expect(classify(answer(status), jani, facts)).toEqual(hold('redirect'));
});

test.each([400, 413, 422, 409])('%i: refused; after an earlier unsure attempt nobody can know', (status) => {
  const refusal = answer(status, { error: 'no' });
  expect(classify(refusal, jani, facts)).toEqual({ class: 'rejected', scope: 'item' });
  expect(classify(refusal, jani, afterUnsure)).toEqual(unsure('maybe', 'odd-answer'));
});

test('400 that the profile knows as a wrong key holds the remote', () => {
  expect(classify(answer(400, { error: 'Invalid API key' }), jani, facts)).toEqual(hold('wrong-key'));
  expect(classify(answer(400, 'Invalid API key'), jani, afterUnsure)).toEqual(hold('wrong-key'));
  expect(classify(answer(400, { error: 'Invalid API key' }), journeybee, facts)).toMatchObject({
    class: 'rejected',
  });
});

test.each([
  [401, 'wrong-key'],
  [402, 'payment-required'],
  [403, 'no-permission'],
])('%i: not created, the remote is held: %s', (status, code) => {
  expect(classify(answer(status), journeybee, facts)).toEqual(hold(code));
});

test.each([404, 405, 406, 410, 415, 421, 501, 505])(
  '%i: not created, the remote is held: address',
  (status) => {
    expect(classify(answer(status), jani, facts)).toEqual(hold('wrong-address'));
  },
);

test.each([408, 425, 500, 502, 503, 504, 520, 522, 524, 529])('%i: unsure', (status) => {
  expect(classify(answer(status, { error: 'oops' }), jani, facts)).toEqual(unsure('maybe', 'odd-answer'));
});

test('429: not created, the remote says when', () => {
  const outcome = { class: 'not-created', scope: 'remote', next: { kind: 'retry-after' } };
  expect(classify(answer(429), jani, afterUnsure)).toEqual(outcome);
});

test.each([202, 204, 206, 226, 300, 304, 305, 411, 418, 423, 424, 428, 431, 451, 507, 511, 599, 999])(
  '%i is not in the table, so it is unsure',
  (status) => {
    expect(classify(answer(status, record), jani, facts)).toEqual(unsure('maybe', 'odd-answer'));
  },
);

test('a success status that this profile does not name is no success', () => {
  expect(classify(answer(200, { uuid: 'u' }), journeybee, facts)).toEqual(unsure('maybe', 'odd-answer'));
  expect(classify(answer(201, { uuid: 'u' }), journeybee, facts)).toMatchObject({ class: 'sent', id: 'u' });
});

describe('words that a profile takes as a proof that nothing was created', () => {
  const pattern = { status: 503, code: undefined, message: 'maintenance' };
  const lists = ['notCreated', 'refused', 'exists', 'wrongKey'] as const;
  const promising = lists.map((list) => ({ ...jani, errors: { ...jani.errors, [list]: [pattern] } }));
  const all = (exchange: Exchange) => promising.map((profile) => classify(exchange, profile, facts).class);
  const page = '<html><h1>Error</h1>POST {"name":"Maintenance sign"}</html>';

  test('are believed in an answer of the API, JSON or plain text', () => {
    const proven = ['not-created', 'rejected', 'rejected', 'not-created'];
    expect(all(answer(503, { message: 'Down for maintenance.' }))).toEqual(proven);
    expect(all(answer(503, 'Down for maintenance.', { headers: {} }))).toEqual(proven);
    const wronglyNamed = { headers: { 'content-type': 'text/html' } };
    expect(all(answer(503, { message: 'Down for maintenance.' }, wronglyNamed))).toEqual(proven);
  });

  test.each([
    ['a page of a failing server that repeats the product', answer(503, page)],
    ['a page by its header', answer(503, 'Maintenance sign', { headers: { 'content-type': 'text/html' } })],
    ['data that is broken', answer(503, '{"failed":"to store","input":{"name":"Maintenance sign"},}')],
    [
      'data that is too deep to be read',
      answer(503, `${'['.repeat(600)}"Maintenance sign"${']'.repeat(600)}`),
    ],
    [
      'a record that was cut off',
      answer(503, '{"id":"pro_1","name":"Maintenance sign","desc', { cut: true }),
    ],
  ])('prove nothing in %s', (_what, exchange) => {
    expect(all(exchange)).toEqual(lists.map(() => 'unsure'));
  });

  test('tell a wrong key from a refusal also on a page, where nothing was created whatever it says', () => {
    const wrongKey = [{ status: 400, code: undefined, message: 'api key' }];
    const profile = { ...jani, errors: { ...jani.errors, wrongKey } };
    const exchange = answer(400, '<p>Bad API key</p>', { headers: { 'content-type': 'text/html' } });
    expect(classify(exchange, profile, facts)).toEqual(hold('wrong-key'));
    expect(classify(exchange, profile, afterUnsure)).toEqual(hold('wrong-key'));
  });
});
