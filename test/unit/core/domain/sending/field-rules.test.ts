import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../../../src/main/core/domain/sending/build-body.ts';
import { findDifferences } from '../../../../../src/main/core/domain/sending/compare-answer.ts';
import type { FieldRule } from '../../../../../src/shared/model/profile.ts';
import { validateProduct } from '../../../../../src/shared/model/validate.ts';
import { aFullProduct, settings } from '../../../../helpers/sending-samples.ts';
import { withRule } from './one-rule.ts';

const bodyOf = (rule: Partial<FieldRule>, fields: Parameters<typeof aFullProduct>[0]) =>
  buildBody(aFullProduct(fields), { profile: withRule(rule), settings }, 'r1');

describe('a rule', () => {
  test.each<[string, Partial<FieldRule>, Parameters<typeof aFullProduct>[0], string]>([
    ['sends a text as it is', {}, { name: ' Mug ' }, '{"it":" Mug "}'],
    ['trims', { transform: [{ kind: 'trim' }] }, { name: ' Mug ' }, '{"it":"Mug"}'],
    [
      'has a word for ours',
      { from: 'status', transform: [{ kind: 'enum', values: { draft: 'off' } }] },
      { status: 'draft' },
      '{"it":"off"}',
    ],
    [
      'has a word for none',
      { from: 'status', transform: [{ kind: 'enum', values: {}, default: 'on' }] },
      { status: null },
      '{"it":"on"}',
    ],
    ['sends a constant', { transform: [{ kind: 'const', value: false }] }, { name: 'Mug' }, '{"it":false}'],
    [
      'sends null as a constant',
      { transform: [{ kind: 'const', value: null }] },
      { name: 'Mug' },
      '{"it":null}',
    ],
    [
      'sends a constant in a list',
      { transform: [{ kind: 'const', value: 7 }, { kind: 'list-of-one' }] },
      {},
      '{"it":[7]}',
    ],
    [
      'looks a currency up',
      { from: 'currency', transform: [{ kind: 'lookup', table: 'currencies' }] },
      { currency: 'EUR' },
      `{"it":"${settings.currencies['EUR']}"}`,
    ],
    [
      'makes a list of one',
      { transform: [{ kind: 'trim' }, { kind: 'list-of-one' }] },
      { name: ' Mug' },
      '{"it":["Mug"]}',
    ],
    [
      'merges an object',
      { from: 'customData', transform: [{ kind: 'merge-object' }] },
      { customData: '{"a":[1]}' },
      '{"it":{"a":[1]}}',
    ],
    ['nests', { to: '/a/b~1c/d' }, { name: 'Mug' }, '{"a":{"b/c":{"d":"Mug"}}}'],
    ['leaves out what is not set', { from: 'sku' }, { sku: null }, '{}'],
    ['sends null for what is not set', { from: 'sku', whenEmpty: 'null' }, { sku: null }, '{"it":null}'],
    ['sends an empty text for what is not set', { from: 'sku', whenEmpty: '""' }, { sku: null }, '{"it":""}'],
    [
      'waits for another field',
      { from: 'billingPeriod', sendWhen: { field: 'billingType', in: ['recurring'] } },
      { billingType: 'one_time', billingPeriod: 'yearly' },
      '{}',
    ],
    [
      'is sent with that other field',
      { from: 'billingPeriod', sendWhen: { field: 'billingType', in: ['recurring'] } },
      { billingType: 'recurring', billingPeriod: 'yearly' },
      '{"it":"yearly"}',
    ],
  ])('%s', (_, rule, fields, body) => {
    expect(bodyOf(rule, fields)).toBe(body);
  });

  test.each([
    ['number-major', '10.50', 'EUR', '10.5'],
    ['string-major', '10.50', 'EUR', '"10.50"'],
    ['integer-minor', '10.50', 'EUR', '1050'],
    ['string-minor', '10.50', 'EUR', '"1050"'],
    ['integer-minor', '1500', 'JPY', '1500'],
    ['integer-minor', '1.234', 'KWD', '1234'],
    ['string-minor', '0.0001', 'CLF', '"1"'],
  ] as const)('writes money as %s: %s %s is %s', (as, price, currency, written) => {
    expect(bodyOf({ from: 'price', transform: [{ kind: 'money', as }] }, { price, currency })).toBe(
      `{"it":${written}}`,
    );
  });

  test('that sends a price a second time has its say about it as well', () => {
    const rule = withRule({ from: 'price', to: '/a', transform: [{ kind: 'money', as: 'string-major' }] });
    const second = withRule({ from: 'price', to: '/b', transform: [{ kind: 'money', as: 'integer-minor' }] });
    const profile = { ...rule, fields: [...rule.fields, ...second.fields] };
    const issues = validateProduct(aFullProduct({ price: '1', currency: null }), { profile, settings });
    expect(issues).toContainEqual(expect.objectContaining({ code: 'not-a-price' }));
  });

  test('with a constant says nothing about where its field goes', () => {
    const constant = withRule({ to: '/kind', transform: [{ kind: 'const', value: 'good' }] });
    const profile = { ...constant, fields: [...constant.fields, ...withRule({ to: '/name' }).fields] };
    const differences = findDifferences(
      { body: { kind: 'good', name: 'Mug' }, identity: 'r1', currency: null },
      { name: 'Cup' },
      {
        ...profile,
        answer: { ...profile.answer, compare: [{ sent: '/name', answered: '/name', as: 'text' }] },
      },
    );
    expect(differences).toEqual([{ field: 'name', sent: 'Mug', answered: 'Cup' }]);
  });
});
