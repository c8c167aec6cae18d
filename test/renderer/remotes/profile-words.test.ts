import { describe, expect, test } from 'vitest';
import {
  describeProfile,
  sayLookUp,
  saySpeed,
} from '../../../src/renderer/features/remotes/profile-words.ts';
import { Profile } from '../../../src/shared/model/profile.ts';
import { CREEM_LIKE } from '../../helpers/creem-like.ts';
import { builtIn } from '../../helpers/sending-samples.ts';

const creem = Profile.parse(CREEM_LIKE);

describe('a profile in words', () => {
  test('says what it stores, what it can’t store, and how it sends', () => {
    const words = Object.fromEntries(describeProfile(creem).map(({ term, text }) => [term, text]));
    expect(words['Stores']).toBe('Name, description, price, currency, billing type.');
    expect(words['Can’t store']).toMatch(/^SKU, type, status, .*custom data\. They stay here\.$/);
    expect(words['Sends']).toBe('POST …/v1/products, as JSON.');
    expect(words['Key']).toBe('In the header x-api-key.');
    expect(words['Speed']).toBe('At most 600 requests a minute, up to 3 at a time.');
  });

  test.each([
    ['user:password', undefined, 'A user name and a password (HTTP Basic).'],
    ['user', undefined, 'As the user name, with an empty password (HTTP Basic).'],
    ['password', 'api', 'As the password of the user api (HTTP Basic).'],
  ] as const)('says how a key of Basic travels: %s', (key, user, text) => {
    const auth = { kind: 'basic', key, ...(user && { user }) } as const;
    expect(describeProfile({ ...creem, auth })).toContainEqual({ term: 'Key', text });
  });

  test('says whether Offshelf can tell what became of a lost answer', () => {
    expect(sayLookUp(creem)).toMatch(/^Offshelf can’t tell whether a product is there/);
    expect(sayLookUp(builtIn('jani'))).toMatch(
      /^Offshelf can tell .* sends again by itself only if it is not/,
    );
    const listOnly = { ...builtIn('jani').lookUp, provesAbsence: false } as Profile['lookUp'];
    expect(sayLookUp({ lookUp: listOnly, identity: { kind: 'none' } })).toMatch(
      /never sends again by itself/,
    );
    expect(sayLookUp({ ...creem, identity: { kind: 'header', header: 'Idempotency-Key' } })).toMatch(
      /reference of its own in Idempotency-Key/,
    );
  });

  test('says the speed', () => {
    expect(saySpeed({ requestsPerMinute: null, concurrency: 1 })).toBe(
      'As fast as it answers, one at a time.',
    );
  });
});
