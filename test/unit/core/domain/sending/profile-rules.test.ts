import { describe, expect, test } from 'vitest';
import { retryAfter } from '../../../../../src/main/core/domain/sending/backoff.ts';
import { buildBody } from '../../../../../src/main/core/domain/sending/build-body.ts';
import { requestHead } from '../../../../../src/main/core/domain/sending/build-request.ts';
import { type AttemptFacts, classify } from '../../../../../src/main/core/domain/sending/classify.ts';
import { findDifferences } from '../../../../../src/main/core/domain/sending/compare-answer.ts';
import { readForm, writeForm } from '../../../../../src/main/core/domain/sending/form-codec.ts';
import { readError } from '../../../../../src/main/core/domain/sending/read-error.ts';
import type { JsonObject } from '../../../../../src/shared/model/custom-data.ts';
import type { Profile, ResetHeader } from '../../../../../src/shared/model/profile.ts';
import { aFullProduct, builtIn, settings } from '../../../../helpers/sending-samples.ts';
import { exampleProfile } from '../../../../integration/sending/loopback-api.ts';
import { answer } from '../../../../integration/sending/script.ts';
import { withRule } from './one-rule.ts';

const jani = builtIn('jani');
const form = exampleProfile('form-basic');
const keyed = exampleProfile('idempotency-key');
const NOW = Date.UTC(2024, 0, 1, 12);
const facts: AttemptFacts = { ownerOf: () => undefined, mayHaveArrived: false, identity: 'r1' };

describe('our reference', () => {
  test('goes into a field of the body', () => {
    const profile: Profile = { ...withRule({}), identity: { kind: 'body', to: '/meta/ref' } };
    expect(buildBody(aFullProduct({ name: 'Mug' }), { profile, settings }, 'r1')).toBe(
      '{"it":"Mug","meta":{"ref":"r1"}}',
    );
  });

  test('is the id of the product, in the body or in the path', () => {
    const inBody: Profile = { ...withRule({}), identity: { kind: 'own-id', to: '/id' } };
    expect(buildBody(aFullProduct({ name: 'Mug' }), { profile: inBody, settings }, 'r1')).toBe(
      '{"it":"Mug","id":"r1"}',
    );
    const inPath: Profile = {
      ...jani,
      create: { method: 'PUT', path: '/products/{id}/' },
      identity: { kind: 'own-id' },
    };
    expect(requestHead({ profile: inPath, baseUrl: 'https://a.example' }, 'r 1')).toMatchObject({
      method: 'PUT',
      url: 'https://a.example/products/r%201/',
    });
  });

  test('goes into a header; the profile’s own headers take the place of ours', () => {
    expect(requestHead({ profile: keyed, baseUrl: 'https://a.example' }, 'r1').headers).toEqual({
      'content-type': 'application/json',
      accept: 'application/vnd.shop+json',
      'user-agent': 'Offshelf',
      'idempotency-key': 'r1',
    });
  });
});

test('a form reads back as it nests, lists included', () => {
  const body = { a: { b: { c: '1' } }, images: ['x', 'y'], 'odd & name': '=' };
  expect(readForm(writeForm(body))).toEqual(body);
  expect(readForm('')).toEqual({});
  expect(readForm(writeForm({ metadata: { ['__proto__x']: '1' } }))).toEqual({
    metadata: { ['__proto__x']: '1' },
  });
});

describe('what comes back', () => {
  const compare = (profile: Profile, body: JsonObject, record: JsonObject, currency: string | null = 'EUR') =>
    findDifferences({ body, identity: 'r1', currency }, record, profile).map(({ field }) => field);
  const pay = (unit_amount: number | string) => ({
    default_price_data: { unit_amount: String(unit_amount) },
  });

  test('is compared in whole units where cents were sent', () => {
    expect(compare(form, pay(1050), { price: { amount: 10.5 } })).toEqual([]);
    expect(compare(form, pay(1050), { price: { amount: '10.50' } })).toEqual([]);
    expect(compare(form, pay(1050), { price: { amount: 1050 } })).toEqual(['price']);
    expect(compare(form, pay(1500), { price: { amount: 1500 } }, 'JPY')).toEqual([]);
    expect(compare(form, pay(1500), { price: { amount: 'free' } })).toEqual(['price']);
  });

  test('is compared in cents where whole units were sent', () => {
    const sent = { item: { price: { value: '10.50' } } };
    expect(compare(keyed, sent, { price_in_cents: 1050 })).toEqual([]);
    expect(compare(keyed, sent, { price_in_cents: 1051 })).toEqual(['price']);
  });

  test('is not compared in another unit where the currency is not known', () => {
    expect(compare(form, pay(1050), { price: { amount: 3 } }, null)).toEqual([]);
  });

  test('is compared inside a list of one, under the name of its field', () => {
    expect(compare(form, { images: ['a'] }, { images: ['a'] })).toEqual([]);
    expect(compare(form, { images: ['a'] }, { images: ['b'] })).toEqual(['imageUrl']);
  });

  test('is compared as text where a form was sent: it has no numbers, and no null', () => {
    const sent = { metadata: { a: '1', b: '', client_ref: 'r1' } };
    expect(compare(form, sent, { metadata: { a: 1, b: null, client_ref: 'r1' } })).toEqual([]);
    expect(compare(form, sent, { metadata: { a: 2, b: null, client_ref: 'r1' } })).toEqual(['customData']);
    expect(compare(form, { active: '' }, { active: null })).toEqual([]);
  });
});

describe('an answer that the profile knows', () => {
  const waits = { class: 'not-created', scope: 'remote', next: { kind: 'retry-after' } };

  test('as proof that nothing was created makes the line wait; nothing else with its status does', () => {
    expect(classify(answer(503, { code: 'maintenance' }), keyed, facts)).toEqual(waits);
    expect(classify(answer(503, { error: { code: 'maintenance' } }), keyed, facts)).toEqual(waits);
    expect(classify(answer(503, { code: 'overloaded' }), keyed, facts)).toMatchObject({ class: 'unsure' });
    expect(classify(answer(503), keyed, facts)).toMatchObject({ class: 'unsure' });
    expect(classify(answer(500, { code: 'maintenance' }), keyed, facts)).toMatchObject({ class: 'unsure' });
  });

  test('as a wrong key holds, as a twin refuses', () => {
    expect(classify(answer(400, { code: 'bad_key' }), keyed, facts)).toMatchObject({
      next: { hold: 'wrong-key' },
    });
    expect(classify(answer(422, { code: 'taken' }), keyed, facts)).toMatchObject({ class: 'rejected' });
  });

  test('with the id that we chose is sent; with another one nobody knows', () => {
    const own: Profile = { ...jani, identity: { kind: 'own-id', to: '/id' } };
    expect(classify(answer(201, { id: 'r1' }), own, facts)).toMatchObject({ class: 'sent', id: 'r1' });
    expect(classify(answer(201, { id: 'r2' }), own, facts)).toMatchObject({ class: 'unsure', kind: 'maybe' });
  });

  test.each(['item.price.value', 'item[price][value]', '/item/price/value', 'item/price/value'])(
    'names the field at a place of its own, spelt %s',
    (name) => {
      const profile: Profile = { ...keyed, errors: { ...keyed.errors, field: ['/error/field'] } };
      const refusal = answer(422, { error: { text: 'Too high', field: name } });
      expect(refusal.kind === 'answer' && readError(refusal, profile).fields).toEqual([
        { field: 'price', theirs: name, message: 'Too high' },
      ]);
    },
  );
});

describe('a header of its own says how long to wait', () => {
  const wait = (headers: Record<string, string>, as: ResetHeader['as']) =>
    retryAfter({ headers, reset: { header: 'X-Reset', as } }, NOW, 0.5);
  const date = new Date(NOW - 5_000).toUTCString();

  test.each<[string, Record<string, string>, ResetHeader['as'], number]>([
    ['in seconds', { 'x-reset': '90' }, 'seconds', 90_000],
    ['as seconds since 1970', { 'x-reset': String(NOW / 1_000 + 90) }, 'epoch-seconds', 90_000],
    ['against the answer’s own date', { 'x-reset': String(NOW / 1_000 + 90), date }, 'epoch-seconds', 95_000],
    ['as a date', { 'x-reset': new Date(NOW + 90_000).toUTCString() }, 'http-date', 90_000],
    [
      'beside Retry-After: the longer one counts',
      { 'x-reset': '90', 'retry-after': '120' },
      'seconds',
      120_000,
    ],
    ['shorter than Retry-After', { 'x-reset': '200', 'retry-after': '120' }, 'seconds', 200_000],
    ['in the past: a second at least', { 'x-reset': '1' }, 'epoch-seconds', 1_000],
    ['in a way that can’t be read: a minute', { 'x-reset': 'soon' }, 'seconds', 61_000],
    ['for years: a day', { 'x-reset': '99999999' }, 'seconds', 86_400_000],
  ])('%s', (_, headers, as, milliseconds) => {
    expect(wait(headers, as)).toBe(milliseconds);
  });
});
