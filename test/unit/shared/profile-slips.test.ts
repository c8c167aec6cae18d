import { describe, expect, test } from 'vitest';
import { readProfile } from '../../../src/shared/model/read-profile.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { exampleProfile } from '../../integration/sending/loopback-api.ts';
import { told } from './profile-problems.ts';

const jani = builtIn('jani');
const bee = builtIn('journeybee');
const form = exampleProfile('form-basic');
const keyed = exampleProfile('idempotency-key');
const kiosk = exampleProfile('error-in-200');
const bodega = exampleProfile('location-id');

function toldOfText(text: string): readonly string[] {
  const reading = readProfile(text);
  return 'problems' in reading ? reading.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

describe('what would be taken silently otherwise is named:', () => {
  test.each<[string, unknown, string, unknown, string]>([
    [
      'a currency in small letters as a condition',
      kiosk,
      'fields.4.sendWhen.in',
      ['eur'],
      'fields[4].sendWhen.in[0]: currency is never “eur”; it is a code of three capitals such as EUR.',
    ],
    [
      'a currency in small letters in an enum',
      kiosk,
      'fields.6.transform.0.values',
      { eur: 'EUR' },
      'fields[6].transform[0].values.eur: currency is never “eur”; it is a code of three capitals such as EUR.',
    ],
    [
      'an enum that knows no word',
      kiosk,
      'fields.6.transform.0.values',
      {},
      'fields[6].transform[0].values: must not be empty: no word would be known.',
    ],
    [
      'an enum behind money',
      kiosk,
      'fields.4.transform',
      [
        { kind: 'money', as: 'string-major' },
        { kind: 'enum', values: {} },
      ],
      'fields[4].transform[1].kind: enum has no words for prices: money alone writes them.',
    ],
    [
      'a name where the SKU is',
      kiosk,
      'lookUp.match.name',
      '/code',
      'lookUp.match.name: is /code, as match.sku is: a record has each at a place of its own.',
    ],
    [
      'a reference where the SKU is',
      bodega,
      'lookUp.match.reference',
      '/number',
      'lookUp.match.reference: is /number, as match.sku is: a record has each at a place of its own.',
    ],
    [
      'a code that is looked for nowhere',
      bodega,
      'errors.code',
      [],
      'errors.exists[0].code: is never found: errors.code must say where an answer has its code.',
    ],
    [
      'one answer in two lists',
      kiosk,
      'errors.wrongKey',
      [{ status: 200, code: 'E_DUP' }],
      'errors.exists[0]: is the same answer as errors.wrongKey[0].',
    ],
    [
      'two ways to name the field',
      bee,
      'errors.field',
      ['/error/field'],
      'errors.fieldInMessage: names the wrong field a second way: leave out this or errors.field.',
    ],
    [
      'a word for empty that is never used',
      kiosk,
      'fields.0.whenEmpty',
      'null',
      'fields[0].whenEmpty: is never used: a product without name is not sent, because "required" is true.',
    ],
    [
      'null in a form',
      form,
      'fields.1.whenEmpty',
      'null',
      'fields[1].whenEmpty: can’t be null in a form, which has text alone: say "omit", or "\\"\\"" for an empty text.',
    ],
    [
      'a list by a number',
      jani,
      'fields.3.to',
      '/images/0',
      'fields[3].to: would make an object with the key "0", not a list: for a list of one value leave /0 out and use {"kind": "list-of-one"}.',
    ],
    [
      'a list by a dash',
      form,
      'fields.1.to',
      '/pictures/-',
      'fields[1].to: would make an object with the key "-", not a list: for a list of one value leave /- out and use {"kind": "list-of-one"}.',
    ],
  ])('%s', (_what, profile, path, value, sentence) => {
    expect(told(profile, path, value)).toEqual([sentence]);
  });

  test('custom data as one text in a form', () => {
    const fields = form.fields.map((rule) =>
      rule.from === 'customData' ? { ...rule, transform: [] } : rule,
    );
    expect(told({ ...form, identity: { kind: 'none' }, lookUp: undefined }, 'fields', fields)).toEqual([
      expect.stringMatching(/^fields\[\d\]\.transform: needs \{"kind": "merge-object"\} in a form/),
    ]);
  });

  test('a key that is there twice, wherever it is', () => {
    const text = JSON.stringify(jani);
    expect(toldOfText(`${text.slice(0, -1)},"codec":"json"}`)).toEqual([
      'codec: is there twice: only the last one would count.',
    ]);
    const inside = text.replace('"from":"name"', '"from":"name","from":"name"');
    expect(toldOfText(inside)).toEqual(['fields[0].from: is there twice: only the last one would count.']);
  });

  test('a number in a form, which a server reads as a list, is no mistake', () => {
    expect(told(form, 'fields.1.to', '/items/0/url')).toEqual([]);
  });
});

describe('a status of success in a list of errors', () => {
  test('needs words for how the answer tells that it failed', () => {
    expect(told(kiosk, 'answer.failedWhen', undefined)).toEqual(
      ['wrongKey', 'exists', 'refused', 'notCreated'].map(
        (what) =>
          `errors.${what}[0].status: 200 is one of answer.success: answer.failedWhen must say how such an answer tells that it failed.`,
      ),
    );
  });

  test.each(['wrongKey', 'exists', 'refused', 'notCreated'])(
    'needs a code or a message in %s: the status is that of a success',
    (what) => {
      expect(told(kiosk, `errors.${what}`, [{ status: 200 }])).toEqual([
        `errors.${what}[0]: needs a code or a message: 200 alone does not prove it.`,
      ]);
    },
  );

  test.each([422, 429, 302])('a refusal by %i is settled for every API', (status) => {
    expect(told(kiosk, 'errors.refused', [{ status, code: 'E' }])).toEqual([
      `errors.refused[0].status: can’t be ${status}: what that means is settled for every API.`,
    ]);
  });
});

describe('the words for a mistake', () => {
  test.each<[unknown, string, unknown, readonly string[]]>([
    [jani, 'fields.0.maxLength', 0, ['fields[0].maxLength: must be at least 1.']],
    [jani, 'limits.requestsPerMinute', 0, ['limits.requestsPerMinute: must be at least 1.']],
    [
      { ...jani, fields: undefined },
      'feilds',
      jani.fields,
      ['fields: is missing.', 'feilds: is not part of the format. Did you mean fields?'],
    ],
    [
      { ...jani, limits: { concurrency: 1 } },
      'limits.requestPerMinute',
      60,
      [
        'limits.requestsPerMinute: is missing.',
        'limits.requestPerMinute: is not part of the format. Did you mean requestsPerMinute?',
      ],
    ],
    [kiosk, 'fields.0.to', '', ['fields[0].to: must be a JSON Pointer such as /data/id.']],
    [kiosk, 'fields.0.to', 'item/title', ['fields[0].to: must be a JSON Pointer such as /data/id.']],
    [
      keyed,
      'lookUp.filter.query',
      { q: '{ref}' },
      ['lookUp.filter.query.q: {ref} is unknown; there are {reference}, {sku}, {name}.'],
    ],
  ])('%# name it, and nothing that follows from it', (profile, path, value, sentences) => {
    expect(told(profile, path, value)).toEqual(sentences);
  });

  test('in UTF-16 or another code than UTF-8', () => {
    const utf16 = Buffer.from(`\uFEFF${JSON.stringify(jani)}`, 'utf16le').toString('utf8');
    const latin = Buffer.from('{"name":"Krämer"}', 'latin1').toString('utf8');
    for (const text of [utf16, latin])
      expect(toldOfText(text)).toEqual([': This is no text in UTF-8. Save the file as UTF-8.']);
  });

  test.each(['// hi\n{}', '{ /* hi */ }', '{}\n# hi'])('for a comment: %j', (text) => {
    expect(toldOfText(text)[0]).toMatch(/: This is no JSON\. At line \d, column \d, .*comment/);
  });
});
