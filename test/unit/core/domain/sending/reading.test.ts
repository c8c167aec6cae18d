import { describe, expect, test } from 'vitest';
import { findDifferences, type Sent } from '../../../../../src/main/core/domain/sending/compare-answer.ts';
import { readForm, writeForm } from '../../../../../src/main/core/domain/sending/form-codec.ts';
import { readPointer, readSinglePointer } from '../../../../../src/main/core/domain/sending/json-pointer.ts';
import type { Answer } from '../../../../../src/main/core/domain/sending/read-answer.ts';
import { readError } from '../../../../../src/main/core/domain/sending/read-error.ts';
import { redactKey } from '../../../../../src/main/core/domain/sending/redact-key.ts';
import type { JsonObject, JsonValue } from '../../../../../src/shared/model/custom-data.ts';
import { builtIn } from '../../../../helpers/sending-samples.ts';

const jani = builtIn('jani');
const journeybee = builtIn('journeybee');

describe('a pointer', () => {
  const value = { a: { 'b/c': [1, { '~d': 2 }] }, one: [{ x: 1 }] };

  test.each([
    ['', value],
    ['/a/b~1c/0', 1],
    ['/a/b~1c/1/~0d', 2],
    ['/a/b~1c/01', undefined],
    ['/a/b~1c/-', undefined],
    ['/a/toString', undefined],
    ['/a/b~1c/length', undefined],
    ['/nothing/here', undefined],
  ])('%s leads to its value', (pointer, expected) => {
    expect(readPointer(value, pointer)).toEqual(expected);
  });

  test('to a single one does not choose among several', () => {
    expect(readSinglePointer(value, '/one/0')).toEqual({ x: 1 });
    expect(readSinglePointer(value, '/a/b~1c/0')).toBeUndefined();
  });
});

function refusal(body: string, headers: Record<string, string> = {}): Answer {
  return { kind: 'answer', status: 422, headers, body, cut: false };
}

describe('a refusal', () => {
  test.each([
    ['{"error":{"code":"conflict","message":"It exists"}}', 'It exists', 'conflict'],
    ['{"error":"Invalid API key"}', 'Invalid API key', null],
    ['{"message":"No"}', 'No', null],
    [
      '{"statusCode":422,"error":"Unprocessable Entity","message":"type is unknown"}',
      'type is unknown',
      null,
    ],
    ['{"error":"Bad Request"}', 'Bad Request', null],
    ['Malformed JSON in request body', 'Malformed JSON in request body', null],
    ['"just a text"', 'just a text', null],
    ['', null, null],
    ['{"success":false}', null, null],
    ['[1,2]', null, null],
  ])('%s says %s', (body, message, code) => {
    expect(readError(refusal(body), jani)).toEqual({ message, code, fields: [] });
  });

  test('that is a web page says nothing', () => {
    expect(readError(refusal('<html><h1>Sorry</h1>'), jani).message).toBeNull();
  });

  test('is cut to what a person reads', () => {
    expect(readError(refusal(`no\n\n ${'x'.repeat(9_000)}`), jani).message).toMatch(/^no x{497}…$/);
  });

  test('names fields of the form', () => {
    const message = 'body/name: Required, body/currency_uuid: Unknown currency; body/nonsense: No';
    expect(readError(refusal(JSON.stringify({ error: { message } })), journeybee).fields).toEqual([
      { field: 'name', theirs: 'name', message: 'Required' },
      { field: 'currency', theirs: 'currency_uuid', message: 'Unknown currency' },
    ]);
  });
});

function compare(body: JsonValue, record: JsonObject, more: Partial<Sent> = {}, profile = jani) {
  return findDifferences({ body, identity: 'our-ref', currency: 'EUR', ...more }, record, profile);
}

describe('an answer', () => {
  test('is compared only where it has the field', () => {
    expect(compare({ name: 'Mug', status: 'active', image_url: 'https://a/b' }, { id: '1' })).toEqual([]);
  });

  test('that differs is told in the form’s words', () => {
    expect(compare({ name: 'Mug', image_url: 'https://a/b' }, { name: 'MUG', image_url: null })).toEqual([
      { field: 'name', sent: 'Mug', answered: 'MUG' },
      { field: 'imageUrl', sent: 'https://a/b', answered: 'null' },
    ]);
  });

  test.each<[JsonValue, JsonValue]>([
    [{ client_ref: 'our-ref' }, { client_ref: 'our-ref' }],
    [{ client_ref: 'our-ref' }, null],
    [null, null],
    [
      { a: 1, b: [1, { c: null }], client_ref: 'our-ref' },
      { b: [1, { c: null }], a: 1.0 },
    ],
  ])('custom data %j came back as %j: the same but for our reference', (sent, answered) => {
    expect(compare({ custom_data: sent }, { custom_data: answered })).toEqual([]);
  });

  test.each<[JsonValue, JsonValue]>([
    [{ a: 1 }, null],
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ client_ref: 'mine' }, { client_ref: 'other' }],
    [{ client_ref: 'mine' }, {}],
  ])('custom data %j came back as %j: not the same', (sent, answered) => {
    expect(compare({ custom_data: sent }, { custom_data: answered })).toHaveLength(1);
  });

  test.each<[JsonValue, boolean]>([
    [10.5, true],
    ['10.50', true],
    [10.51, false],
    ['abc', false],
    [null, false],
  ])('a price of 10.5 came back as %j: the same is %s', (answered, same) => {
    expect(compare({ price: 10.5 }, { price: answered }, {}, journeybee)).toHaveLength(same ? 0 : 1);
  });

  test('tells the currency by its code, and by its id where it has no code', () => {
    const sent = { price: 1, currency_uuid: 'u-eur' };
    const bee = (record: JsonObject, more = {}) =>
      compare(sent, record, more, journeybee).map(({ field }) => field);
    expect(bee({ currency: { uuid: 'u-eur', code: 'EUR' } })).toEqual([]);
    expect(bee({ currency: { uuid: 'u-eur', code: 'USD' } })).toEqual(['currency']);
    expect(bee({ currency: { uuid: 'u-usd' } })).toEqual(['currency']);
    expect(bee({ currency: { uuid: 'u-usd', code: 'USD' } }, { currency: null })).toEqual(['currency']);
    expect(bee({})).toEqual([]);
  });
});

test('a form body reads back to what was written, as text', () => {
  const body = { name: 'Tea & 50% + “ü” (x)', price: 10.5, sku: '', half: 'a\uD800b' };
  expect(readForm(writeForm(body))).toEqual({ ...body, price: '10.5', half: 'a\uFFFDb' });
});

test('a key is taken out of whatever came back', () => {
  const key = 'sk_live_0123456789';
  const answer: Answer = {
    kind: 'answer',
    status: 400,
    headers: { location: `/?k=${key}` },
    body: `bad ${key}`,
    cut: false,
  };
  expect(JSON.stringify(redactKey(answer, key, jani.auth))).not.toContain(key);
  expect(redactKey({ kind: 'no-answer', cause: 'closed', detail: key }, key, jani.auth)).toHaveProperty(
    'detail',
    '••••',
  );
  expect(redactKey({ ...answer, body: 'a word' }, 'a', jani.auth)).toHaveProperty('body', 'a word');
  expect(redactKey({ ...answer, body: 'bad s3cr' }, 's3cr', jani.auth)).toHaveProperty('body', 'bad ••••');
});

test.each([
  ['JSON', (key: string) => JSON.stringify({ key })],
  ['JSON with escaped slashes', (key: string) => JSON.stringify({ key }).replaceAll('/', '\\/')],
  [
    'JSON in plain letters',
    (key: string) =>
      `"${[...key].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
  ],
  ['an address', (key: string) => `/?k=${encodeURIComponent(key)}`],
  ['an address in small letters', (key: string) => encodeURIComponent(key).toLowerCase()],
  ['a form', (key: string) => new URLSearchParams({ key }).toString()],
])('a key that comes back in %s is taken out as well', (_where, echo) => {
  const key = 'k/"é\\ +&.9';
  const body = echo(key);
  const redacted = redactKey(
    { kind: 'answer', status: 400, headers: {}, body: `<${body}>`, cut: false },
    key,
    jani.auth,
  );
  expect(redacted).toHaveProperty('body', expect.stringMatching(/^<(?:[^9]*)••••(?:"\}|")?>$/));
});
