import { describe, expect, test } from 'vitest';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import { Profile } from '../../../src/shared/model/profile.ts';
import {
  type CatalogFacts,
  hasNoProblems,
  type Target,
  validateProduct,
} from '../../../src/shared/model/validate.ts';
import { aFullProduct, jani, journeybee, settings } from '../../helpers/sending-samples.ts';

function issues(target: Target, fields: Partial<ProductFields>, facts: CatalogFacts = {}): string[] {
  return validateProduct(aFullProduct(fields), target, facts).map(
    ({ level, field, code }) => `${level} ${field} ${code}`,
  );
}

function texts(target: Target, fields: Partial<ProductFields>): string {
  return validateProduct(aFullProduct(fields), target)
    .map(({ text }) => text)
    .join(' ');
}

const ready = { price: null, currency: null } as const;

test('a whole product has no issue at the remote that stores all of it', () => {
  expect(issues(jani, ready)).toEqual([]);
  expect(issues(journeybee, {})).toEqual([]);
  expect(hasNoProblems(validateProduct(aFullProduct(), journeybee))).toBe(true);
});

describe('required fields', () => {
  test('a missing name is a problem everywhere, and one of spaces says so', () => {
    expect(issues(jani, { ...ready, name: '' })).toEqual(['problem name required']);
    expect(issues(journeybee, { name: ' \t' })).toEqual(['problem name blank']);
  });

  test('a missing type is a problem at Jani only', () => {
    expect(issues(jani, { ...ready, type: '' })).toEqual(['problem type required']);
    expect(issues(journeybee, { type: '' })).toEqual([]);
  });

  test('a price that is not set is a problem at JourneyBee, and 0 is a price', () => {
    expect(issues(journeybee, { price: null })).toEqual(['problem price required']);
    expect(texts(journeybee, { price: null })).toContain('0 if it is free');
    expect(issues(journeybee, { price: '0' })).toEqual([]);
  });

  test('status and billing that are not set are none', () => {
    expect(issues(journeybee, { status: null, billingType: null })).toEqual([]);
  });
});

describe('price', () => {
  test.each(['1.234.567', '12 EUR', '1,50', '007', '1e3', '.5', '1234567890123456'])(
    '%s is no canonical price',
    (price) => {
      expect(issues(journeybee, { price })).toEqual(['problem price not-a-price']);
    },
  );

  test('one that no double can hold is a problem', () => {
    expect(issues(journeybee, { price: `0.${'0'.repeat(400)}1`, currency: 'CLF' })).toContain(
      'problem price too-many-decimals',
    );
  });

  test.each([
    ['10.999', 'EUR', true],
    ['10.990', 'EUR', false],
    ['10.5', 'JPY', true],
    ['10.000', 'JPY', false],
    ['10.125', 'KWD', false],
    ['10.1255', 'KWD', true],
    ['1500', 'JPY', false],
  ])('%s %s has too many decimals: %s', (price, currency, tooMany) => {
    const found = validateProduct(aFullProduct({ price, currency }), {
      ...journeybee,
      settings: { ...settings, currencies: { EUR: 'e', JPY: 'j', KWD: 'k' } },
    });
    expect(found.map(({ code }) => code)).toEqual(tooMany ? ['too-many-decimals'] : []);
  });

  test('below zero is a hint', () => {
    expect(issues(journeybee, { price: '-1' })).toEqual(['hint price negative-price']);
  });
});

describe('currency', () => {
  test('a price without one is a problem', () => {
    expect(issues(journeybee, { currency: null })).toEqual(['problem currency currency-missing']);
  });

  test.each(['EURO', 'eur', 'XXX'])('%s is no code', (currency) => {
    expect(issues(journeybee, { currency })).toEqual(['problem currency not-a-currency']);
  });

  test('one that the remote’s table does not have is a problem that names it', () => {
    expect(issues(journeybee, { currency: 'CHF' })).toEqual(['problem currency currency-unknown-there']);
    expect(texts(journeybee, { currency: 'CHF' })).toContain('CHF');
  });

  test('the account’s own needs no entry', () => {
    expect(issues(journeybee, { currency: 'USD' })).toEqual([]);
  });

  test('without a price none is needed there, though the price is', () => {
    expect(issues(journeybee, { price: null, currency: 'CHF' })).toEqual(['problem price required']);
  });
});

describe('custom data', () => {
  test.each(['[1]', '"text"', '{', '{"a":1,}', '17'])('%s is no object', (customData) => {
    expect(issues(jani, { ...ready, customData })).toEqual(['problem customData not-json-object']);
  });

  test.each(['', ' ', 'null', '{}', '{"a":{"b":[1,2.50,-0,1e3,"12345678901234567890"]}}'])(
    '%s can be sent',
    (customData) => {
      expect(issues(jani, { ...ready, customData })).toEqual([]);
    },
  );

  test.each(['12345678901234567890', '0.1234567890123456789', '1e400', '1e-400'])(
    '%s would arrive changed',
    (number) => {
      const customData = `{"text \\" 1":{"deep":[1,${number}]}}`;
      expect(issues(jani, { ...ready, customData })).toEqual(['problem customData not-exact-number']);
      expect(texts(jani, { ...ready, customData })).toContain(number);
    },
  );

  test.each([
    ['{"a":1,"b":{"a":2},"a":3}', 'a'],
    ['{"list":[{"x":1},{"x":2,"y\\"":"{","y\\"" : 3}]}', 'y"'],
    ['{"a":1,"\\u0061":2}', 'a'],
  ])('a key that stands twice would lose a value: %s', (customData, key) => {
    expect(issues(jani, { ...ready, customData })).toEqual(['problem customData key-twice']);
    expect(texts(jani, { ...ready, customData })).toContain(`The key “${key}” stands twice`);
  });

  test('the same key may stand in several objects, and in texts', () => {
    const customData = '{"a":{"a":1},"b":[{"a":1},{"a":"a"}],"c":"a","d":"\\"a\\": 1, \\"a\\": 2"}';
    expect(issues(jani, { ...ready, customData })).toEqual([]);
  });

  test('nesting ends at 100 levels', () => {
    const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}"[[["${']'.repeat(levels - 1)}}`;
    expect(issues(jani, { ...ready, customData: nested(100) })).toEqual([]);
    expect(issues(jani, { ...ready, customData: nested(101) })).toEqual(['problem customData too-deep']);
    expect(issues(jani, { ...ready, customData: nested(400_000) })).toEqual(['problem customData too-deep']);
  });

  test('a long text is read without a stop', () => {
    const customData = JSON.stringify({ text: 'x'.repeat(900_000), quotes: '"'.repeat(50_000) });
    expect(issues(jani, { ...ready, customData })).toEqual([]);
  });

  test('is no problem where it is not stored', () => {
    expect(issues(journeybee, { customData: '[1]' })).toEqual(['hint customData not-stored-there']);
  });
});

describe('image address', () => {
  test.each([
    'image.png',
    'ftp://a.example/x.png',
    'https://',
    'https://a b.example/x',
    'data:image/png;base64,AA==',
    '//a.example/x',
  ])('%s is no web address', (imageUrl) =>
    expect(issues(jani, { ...ready, imageUrl })).toEqual(['problem imageUrl not-a-url']),
  );

  test.each([
    'https://a.example',
    'HTTPS://a.example:8443/x?y=1#z',
    'https://[::1]/x.png',
    ' https://ü.example/ü.png ',
  ])('%s is one', (imageUrl) => expect(issues(jani, { ...ready, imageUrl })).toEqual([]));

  test('without https is a hint', () => {
    expect(issues(jani, { ...ready, imageUrl: 'http://a.example/x.png' })).toEqual([
      'hint imageUrl url-not-https',
    ]);
  });
});

describe('billing', () => {
  test('recurring without a period is a hint', () => {
    expect(issues(journeybee, { billingType: 'recurring' })).toEqual(['hint billingPeriod no-period']);
    expect(issues(journeybee, { billingType: 'recurring', billingPeriod: 'monthly' })).toEqual([]);
    expect(issues(journeybee, { billingType: 'one_time', billingPeriod: 'monthly' })).toEqual([]);
  });
});

describe('what a remote has no place for', () => {
  test('is named, each thing once', () => {
    const fields = {
      sku: 'A',
      billingType: 'recurring',
      billingPeriod: 'monthly',
      imageAlt: 'A mug',
    } as const;
    expect(issues(jani, fields)).toEqual(
      ['sku', 'price', 'billingType', 'imageAlt'].map((field) => `hint ${field} not-stored-there`),
    );
    expect(texts(jani, {})).toBe('Jani has no place for a price.');
  });

  test('is not named while it is empty or as a new product has it', () => {
    expect(issues(journeybee, { type: 'standard', imageUrl: '', customData: ' ' })).toEqual([]);
    expect(issues(journeybee, { type: 'bundle' })).toEqual(['hint type not-stored-there']);
  });
});

test('a SKU that was sent under another product is a problem where SKUs are stored', () => {
  const facts = { skuTakenBy: 'Blue mug' };
  expect(issues(journeybee, { sku: 'A-1' }, facts)).toEqual(['problem sku sku-taken']);
  expect(issues(jani, { ...ready, sku: 'A-1' }, facts)).toEqual(['hint sku not-stored-there']);
});

/** Rules that neither built-in profile uses. */
const strict: Target = {
  settings: { ...settings, accountCurrency: null },
  profile: Profile.parse({
    ...journeybee.profile,
    name: 'Strict',
    fields: [
      { from: 'name', to: '/name', required: true, maxLength: 5 },
      { from: 'type', to: '/type', transform: [{ kind: 'enum', values: { standard: 'plain' } }] },
      { from: 'price', to: '/price', transform: [{ kind: 'money', as: 'integer-minor' }] },
      { from: 'description', to: '/fixed', required: true, transform: [{ kind: 'const', value: 1 }] },
    ],
    cannotStore: [
      'sku',
      'description',
      'status',
      'currency',
      'billingType',
      'billingPeriod',
      'imageUrl',
      'imageAlt',
      'customData',
    ],
    answer: { ...journeybee.profile.answer, compare: [] },
    lookUp: undefined,
  }),
};

test('a text is measured in characters as people count them', () => {
  expect(issues(strict, { name: '🍏🍎🍐🍊🍋', price: null })).toEqual([]);
  expect(issues(strict, { name: '🍏🍎🍐🍊🍋x', price: null })).toEqual(['problem name too-long']);
  expect(texts(strict, { name: 'abcdefg', price: null })).toContain('at most 5 characters here; this has 7');
});

test('a word that the profile does not list is a problem, though it may be a name that every object has', () => {
  expect(issues(strict, { name: 'Mug', type: 'subscription', price: null })).toEqual([
    'problem type word-unknown-there',
  ]);
  expect(issues(strict, { name: 'Mug', type: 'constructor', price: null })).toEqual([
    'problem type word-unknown-there',
  ]);
});

test('a price in the smallest unit needs a currency, and a number that holds it', () => {
  expect(issues(strict, { name: 'Mug', price: '10.5' })).toEqual(['hint currency not-stored-there']);
  expect(issues(strict, { name: 'Mug', currency: null })).toEqual(['problem price not-a-price']);
  expect(issues(strict, { name: 'Mug', price: '999999999999999' })).toContain('problem price not-a-price');
});

test('a remote that is told no currency takes prices in the currency of its account alone', () => {
  const inYen = { name: 'Mug', currency: 'JPY', price: '1000' };
  const inDollars = { ...strict, settings: { ...settings, accountCurrency: 'USD' } };
  expect(issues(inDollars, inYen)).toContain('problem currency currency-unknown-there');
  expect(texts(inDollars, inYen)).toContain('are in USD, and this one is in JPY');
  for (const other of [{ price: null }, { currency: 'USD' }]) {
    expect(issues(inDollars, { ...inYen, ...other })).not.toContain(
      'problem currency currency-unknown-there',
    );
  }
  // What its account takes is not known.
  expect(issues(strict, inYen)).not.toContain('problem currency currency-unknown-there');
});
