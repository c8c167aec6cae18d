import { expect, test } from 'vitest';
import type { Profile } from '../../../src/shared/model/profile.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { exampleProfile } from '../../integration/sending/loopback-api.ts';
import { told } from './profile-problems.ts';

const jani = builtIn('jani');
const keyed = exampleProfile('idempotency-key');

/** Two of its fields were moved, to be brought into each other's way. */
const form = withPlace(exampleProfile('form-basic'), 2, '/a/b');
const listed = withPaging(builtIn('jani'));

function withPlace(profile: Profile, at: number, to: string): Profile {
  return { ...profile, fields: profile.fields.map((rule, index) => (index === at ? { ...rule, to } : rule)) };
}

function withPaging(profile: Profile): Profile {
  const copy = structuredClone(profile);
  Object.assign(copy.lookUp?.list ?? {}, { paging: { kind: 'page', parameter: 'page', first: 1 } });
  return copy;
}

function numbered(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`X-${at}`, '1']));
}

test.each([
  ['form', '/a[b]', '/a/c'],
  ['form', '/a[b]', '/ab'],
  ['json', '/a[b]', '/a/b'],
  ['json', '/a.b', '/a/b'],
] as const)('in %s, %s and %s are two places', (codec, one, other) => {
  const two = withPlace(withPlace(form, 1, one), 2, other);
  expect(told(two, 'codec', codec).filter((line) => line.startsWith('fields'))).toEqual([]);
});

test.each<[string, unknown, string, unknown, string]>([
  [
    'a form key that two fields end at',
    form,
    'fields.1.to',
    '/a[b]',
    'fields[2].to: a form has /a[b] of fields[1].to and /a/b at one place, since it writes /a/b as a[b].',
  ],
  ['a form key that a server may take for another', form, 'fields.1.to', '/a.b', 'fields[2].to: a form has'],
  ['a form key under the value of another', form, 'fields.1.to', '/a[b][c]', 'fields[2].to: a form has'],
  [
    'paging that the query fixes',
    listed,
    'lookUp.list.query',
    { Page: '1' },
    'lookUp.list.query.Page: must be left out: paging.parameter sets it for each page.',
  ],
  [
    'a list that asks for one product',
    listed,
    'lookUp.list.query',
    { q: '{sku}' },
    'lookUp.list.query.q: must have none of {reference}, {sku}, {name}: they are for filter.',
  ],
  [
    'an endless query',
    keyed,
    'lookUp.filter.query',
    { q: '{reference}', ...numbered(50) },
    'lookUp.filter.query: must have at most 50 entries.',
  ],
  ['endless headers', jani, 'headers', numbered(51), 'headers: must have at most 50 entries.'],
  [
    'endless fields',
    jani,
    'fields',
    Array.from({ length: 201 }, (_, at) => ({ from: 'name', to: `/n${at}` })),
    'fields: must have at most 200 entries.',
  ],
])('%s is named by its path', (_what, profile, path, value, sentence) => {
  expect(told(profile, path, value).join('\n')).toContain(sentence);
});
