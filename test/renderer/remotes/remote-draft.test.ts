import { describe, expect, test } from 'vitest';
import { readBaseUrl } from '../../../src/main/core/domain/sending/base-url.ts';
import { readAddress } from '../../../src/renderer/features/remotes/address.ts';
import {
  accountsToAsk,
  changeDraft,
  draftOf,
  emptyPair,
  looksUpCurrencies,
  newOrigin,
  startDraft,
  toInput,
} from '../../../src/renderer/features/remotes/remote-draft.ts';
import { findProblems, isComplete } from '../../../src/renderer/features/remotes/remote-problems.ts';
import { statusWords } from '../../../src/renderer/features/remotes/status-words.ts';
import { type KnownAccount, RemoteInput } from '../../../src/shared/model/remote.ts';
import { aTarget } from '../form/form-helpers.ts';

const jani = aTarget('jani');
const journeybee = aTarget('journeybee');
const aKnownAccount: KnownAccount = {
  origin: 'https://remote.example',
  label: '',
  remoteIds: [],
  remoteNames: ['Jani'],
  standing: 'removed',
  here: true,
  used: true,
  sent: 3,
  unsure: 0,
};

describe('an address', () => {
  test.each([
    ['https://api.example.com/v1/', 'https://api.example.com/v1', 'https://api.example.com'],
    ['  https://API.example.com  ', 'https://API.example.com', 'https://api.example.com'],
    ['http://localhost:5101', 'http://localhost:5101', 'http://localhost:5101'],
    ['http://127.0.0.1:5101/', 'http://127.0.0.1:5101', 'http://127.0.0.1:5101'],
    ['http://[::1]:8080', 'http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is taken, and the core takes it too', (typed, address, origin) => {
    expect(readAddress(typed)).toEqual({ address, origin, problem: null });
    expect(readBaseUrl(address).origin).toBe(origin);
  });

  test.each([
    ['', 'Type the address'],
    ['api.example.com', 'no web address'],
    ['ftp://api.example.com', 'no web address'],
    ['http://api.example.com', 'Use https://'],
    ['http://127.0.0.1.example.com', 'Use https://'],
    ['https://me:secret@api.example.com', 'user name and password'],
    ['https://api.example.com/v1?key=1', 'from the ? or # on'],
  ])('%s is refused with what to do', (typed, problem) => {
    expect(readAddress(typed).problem).toContain(problem);
  });
});

describe('the answers of the wizard', () => {
  test('become a remote that the contract takes', () => {
    const draft = {
      ...startDraft(journeybee.profile),
      name: ' Portal ',
      baseUrl: 'https://api.journeybee.io/v1/',
      accountCurrency: 'usd',
      currencies: [{ ...emptyPair(), code: 'eur', id: ' 5f0c ' }, emptyPair()],
    };
    const input = toInput(draft, 'journeybee');
    expect(RemoteInput.parse(input)).toEqual({
      name: 'Portal',
      profileId: 'journeybee',
      baseUrl: 'https://api.journeybee.io/v1',
      accountLabel: '',
      auth: { header: 'Authorization', prefix: 'Bearer ' },
      settings: {
        currencies: { EUR: '5f0c' },
        accountCurrency: 'USD',
        status: {},
        addReference: false,
        requestsPerMinute: null,
        concurrency: null,
        imagePlaceId: null,
      },
    });
  });

  test('of a remote that exists come back unchanged, with choices that have no field here', () => {
    const remote = {
      ...jani.remote,
      settings: { ...jani.remote.settings, currencies: { EUR: '1' }, status: { active: 'on' } },
    };
    const { id: _id, accountId: _a, origin: _o, createdAt: _c, removedAt: _r, ...input } = remote;
    expect(toInput(draftOf(remote), 'jani')).toEqual(input);
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ baseUrl: 'http://example.com' }, 'baseUrl'],
    [{ header: 'X Key' }, 'header'],
    [{ accountCurrency: 'EURO' }, 'accountCurrency'],
    [{ requestsPerMinute: '6001' }, 'requestsPerMinute'],
    [{ requestsPerMinute: '1.5' }, 'requestsPerMinute'],
    [{ concurrency: '0' }, 'concurrency'],
    [{ concurrency: '2' }, 'concurrency'],
    [{ currencies: [{ ...emptyPair(), code: 'EUR' }] }, 'currencies'],
    [
      {
        currencies: [
          { ...emptyPair(), code: 'EUR', id: '1' },
          { ...emptyPair(), code: 'eur', id: '2' },
        ],
      },
      'currencies',
    ],
  ])('%o is a problem of its own field', (part, field) => {
    const draft = { ...startDraft(journeybee.profile), ...part };
    expect(Object.keys(findProblems(draft, [], journeybee.profile))).toEqual([field]);
  });

  test('at the place of a known account ask whose account it is', () => {
    const origin = 'https://remote.example';
    const draft = { ...startDraft(jani.profile), baseUrl: `${origin}/api` };
    const one = { ...aKnownAccount, origin };
    const complete = (part: Partial<typeof draft>, known = [one]) =>
      isComplete(findProblems({ ...draft, ...part }, known, jani.profile));
    expect(complete({})).toBe(false);
    expect(complete({ account: { origin, label: '' } })).toBe(true);
    expect(complete({ account: { origin, label: 'gone since' } })).toBe(false);
    expect(complete({ account: 'new', accountLabel: 'Account 2' })).toBe(true);
    expect(complete({ account: 'new', accountLabel: '' })).toBe(false);
    expect(complete({}, [])).toBe(true);
  });

  test('of a remote that nothing was put in line for ask nothing, unless there is another account', () => {
    const { remote } = jani;
    const own = { ...aKnownAccount, remoteIds: [remote.id] };
    expect(accountsToAsk([{ ...own, used: false }], remote)).toEqual([]);
    expect(accountsToAsk([own], remote)).toEqual([own]);
    const shared = { ...own, remoteIds: [remote.id, remote.id + 1], used: false };
    expect(accountsToAsk([shared], remote)).toEqual([shared]);
    const both = [{ ...own, used: false }, aKnownAccount];
    expect(accountsToAsk(both, remote)).toEqual(both);
    expect(accountsToAsk([aKnownAccount], null)).toEqual([aKnownAccount]);
  });

  test('say whose account it is for one origin only', () => {
    const { remote, profile } = jani;
    const { baseUrl } = remote;
    const written = { ...remote, accountLabel: 'Account 2' };
    const own = draftOf(written);
    expect(newOrigin(own, written)).toBeNull();
    const moved = changeDraft(own, { baseUrl: 'https://elsewhere.example' }, written);
    expect(moved).toMatchObject({ account: null, accountLabel: '' });
    expect(newOrigin(moved, written)).toBe('https://elsewhere.example');
    expect(changeDraft(moved, { baseUrl: `${baseUrl}/v2` }, written).accountLabel).toBe('Account 2');
    const chosen = { ...startDraft(profile), baseUrl, account: 'new' as const };
    expect(changeDraft(chosen, { name: 'Shop' }, null).account).toBe('new');
    expect(changeDraft(chosen, { baseUrl: `${baseUrl}/v2` }, null).account).toBe('new');
    expect(changeDraft(chosen, { baseUrl: 'https://elsewhere.example' }, null).account).toBeNull();
  });
});

test('the wizard shows what our status words become there', () => {
  expect(statusWords(journeybee.profile, { status: {} })).toEqual([
    { ours: 'active', theirs: 'live' },
    { ours: 'draft', theirs: 'draft' },
    { ours: 'archived', theirs: 'archived' },
    { ours: 'not set', theirs: 'draft' },
  ]);
  expect(statusWords(jani.profile, { status: { active: 'on sale' } })[0]).toEqual({
    ours: 'active',
    theirs: 'on sale',
  });
});

test('only a remote with ids of its own is asked for currencies', () => {
  expect(looksUpCurrencies(journeybee.profile)).toBe(true);
  expect(looksUpCurrencies(jani.profile)).toBe(false);
});
