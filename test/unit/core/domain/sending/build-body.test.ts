import { expect, test } from 'vitest';
import { buildBody } from '../../../../../src/main/core/domain/sending/build-body.ts';
import type { ProductFields } from '../../../../../src/shared/model/product.ts';
import { Profile } from '../../../../../src/shared/model/profile.ts';
import { golden } from '../../../../helpers/golden.ts';
import { aFullProduct, jani, journeybee, settings } from '../../../../helpers/sending-samples.ts';

const IDENTITY = '0190a5a0-0000-7000-8000-000000000001';

const minimal = aFullProduct({ price: '0', currency: 'USD' });

const full: ProductFields = {
  name: '  Food traceability ',
  sku: '0042-a',
  type: 'subscription',
  description: 'Give your customers an end to end food observability by tracing resources from Farm to Fork',
  status: 'archived',
  price: '1000.50',
  currency: 'EUR',
  billingType: 'recurring',
  billingPeriod: 'yearly',
  imageUrl: 'https://jani.s3.amazonaws.com/user/165798/97dRpA6SXzcE6ekK9CAr_analytics.png',
  imageAlt: 'A chart',
  customData: '{ "origin": { "farm": "Ängsgård", "hectares": 12.50 } }',
};

test('Jani gets every field it knows, in the order of its document', () => {
  expect(buildBody(full, jani, IDENTITY)).toBe(golden('jani-full'));
});

test('Jani always gets type, description, custom data and status', () => {
  const withoutReference = { ...jani, settings: { ...settings, addReference: false } };
  expect(buildBody(minimal, withoutReference, IDENTITY)).toBe(golden('jani-minimal'));
});

test('JourneyBee gets every field it knows, in the order of its document', () => {
  const fields = { ...full, status: 'active', description: 'Farm to Fork' } as const;
  expect(buildBody(fields, journeybee, IDENTITY)).toBe(golden('journeybee-full'));
});

test('JourneyBee gets no word about the currency that is its own', () => {
  expect(buildBody(minimal, journeybee, IDENTITY)).toBe(golden('journeybee-minimal'));
});

test('a period goes with recurring billing only', () => {
  const body: unknown = JSON.parse(buildBody({ ...full, billingType: 'one_time' }, journeybee, IDENTITY));
  expect(body).not.toHaveProperty('billing_period');
});

test('a reference of the person’s own in custom data is left as it is', () => {
  const body: unknown = JSON.parse(
    buildBody({ ...full, customData: '{"client_ref":"mine"}' }, jani, IDENTITY),
  );
  expect(body).toHaveProperty('custom_data', { client_ref: 'mine' });
});

test('a person’s own word for a status comes before the profile’s', () => {
  const own = { ...journeybee, settings: { ...settings, status: { archived: 'live' } } };
  expect(JSON.parse(buildBody(full, own, IDENTITY))).toHaveProperty('status', 'live');
});

test('keys that mean something to JavaScript are plain keys in a body', () => {
  const body = buildBody({ ...full, customData: '{"__proto__":{"x":1},"constructor":2}' }, jani, IDENTITY);
  expect(body).toContain('"custom_data":{"__proto__":{"x":1},"constructor":2,"client_ref"');
});

test('what would arrive changed is not sent', () => {
  expect(() => buildBody({ ...full, price: '1.234.567' }, journeybee, IDENTITY)).toThrow(RangeError);
  expect(() => buildBody({ ...full, currency: 'CHF' }, journeybee, IDENTITY)).toThrow(RangeError);
  expect(() => buildBody({ ...full, customData: '[1]' }, jani, IDENTITY)).toThrow(RangeError);
});

/** A third API that differs in everything that the two built-in ones share: the format is general. */
const stall = Profile.parse({
  ...journeybee.profile,
  id: 'stall',
  cannotStore: [
    'type',
    'description',
    'status',
    'currency',
    'billingType',
    'billingPeriod',
    'imageAlt',
    'customData',
  ],
  answer: { ...journeybee.profile.answer, compare: [] },
  codec: 'form',
  fields: [
    { from: 'name', to: '/product/name', required: true },
    { from: 'name', to: '/kind', transform: [{ kind: 'const', value: 'good' }] },
    { from: 'price', to: '/product/amount', transform: [{ kind: 'money', as: 'integer-minor' }] },
    { from: 'price', to: '/product/label', transform: [{ kind: 'money', as: 'string-minor' }] },
    { from: 'imageUrl', to: '/images', transform: [{ kind: 'list-of-one' }] },
    { from: 'sku', to: '/sku', whenEmpty: '""' },
  ],
});

test('a form body nests with brackets and writes prices in the smallest unit', () => {
  const fields = aFullProduct({ name: 'Tea & 3 cups', price: '10.5', imageUrl: 'https://a.example/ü.png' });
  expect(buildBody(fields, { profile: stall, settings }, IDENTITY)).toBe(
    'product%5Bname%5D=Tea+%26+3+cups&product%5Bamount%5D=1050&product%5Blabel%5D=1050&kind=good' +
      '&images%5B0%5D=https%3A%2F%2Fa.example%2F%C3%BC.png&sku=',
  );
});

test('a currency without a smaller unit has no digits to shift', () => {
  const body = buildBody(
    aFullProduct({ price: '1500', currency: 'JPY' }),
    { profile: stall, settings },
    IDENTITY,
  );
  expect(body).toContain('product%5Bamount%5D=1500&');
});
