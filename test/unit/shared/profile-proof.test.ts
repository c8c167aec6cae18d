import { describe, expect, test } from 'vitest';
import { builtIn } from '../../helpers/sending-samples.ts';
import { exampleProfile } from '../../integration/sending/loopback-api.ts';
import { told } from './profile-problems.ts';

const jani = builtIn('jani');
const bee = builtIn('journeybee');
const keyed = exampleProfile('idempotency-key');

describe('a header that stands in a profile is never', () => {
  test.each([
    'Authorization',
    'Cookie',
    'Proxy-Authorization',
    'Proxy-Connection',
    'X-Shop-Key',
    'X-Auth-Token',
    'Client-Secret',
  ])('one for a key: %s', (name) => {
    const [only, ...others] = told(exampleProfile('creem-like'), 'headers', { [name]: 'x' });
    expect(others).toEqual([]);
    expect(only).toContain(`headers.${name}: `);
    expect(only).toContain('a key never stands in a profile');
  });

  test.each(['X-HTTP-Method', 'X-HTTP-Method-Override', 'X-Method-Override'])(
    'one that makes another request: %s',
    (name) => {
      expect(told(jani, 'headers', { [name]: 'DELETE' })).toEqual([
        `headers.${name}: this header makes another request of one: leave it out.`,
      ]);
    },
  );
});

describe('a status alone', () => {
  test.each<[string, number]>([
    ['errors.notCreated', 500],
    ['errors.notCreated', 408],
    ['errors.wrongKey', 202],
    ['errors.wrongKey', 302],
    ['errors.exists', 500],
    ['lookUp.read.missing', 200],
    ['lookUp.read.missing', 502],
  ])('proves nothing for %s when it is %i; a code or a message does', (path, status) => {
    const bare = `${path}[0]: needs a code or a message: ${status} alone does not prove it.`;
    expect(told(keyed, path, [{ status }])).toEqual([bare]);
    expect(told(keyed, path, [{ status, code: 'x' }])).toEqual([]);
    expect(told(keyed, path, [{ status, message: 'x' }])).toEqual([]);
  });

  test.each<[string, number]>([
    ['errors.wrongKey', 400],
    ['errors.exists', 409],
    ['lookUp.read.missing', 404],
    ['lookUp.read.missing', 410],
  ])('is enough for %s when it is %i', (path, status) => {
    expect(told(keyed, path, [{ status }])).toEqual([]);
  });
});

describe('our reference is never looked for where', () => {
  const place = 'lookUp.match.reference';
  test.each<[string, unknown, string, string]>([
    ['the body has a field', bee, '/name', '/name'],
    ['the record in the body has one', keyed, '/title', '/item/title'],
    ['a field has something inside', keyed, '/price', '/item/price/value'],
    ['the record answers with one', keyed, '/price_in_cents', '/item/price/value'],
  ])('%s', (_, profile, pointer, taken) => {
    const sent = profile === bee ? { ...bee, identity: { kind: 'body', to: '/ref' } } : profile;
    expect(told(sent, place, pointer)).toEqual([
      `${place}: is where a record has what fields sends at ${taken}, not our reference.`,
    ]);
  });
});
