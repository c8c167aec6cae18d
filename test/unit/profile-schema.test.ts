import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeProfileSchema } from '../../src/shared/model/profile/schema.ts';
import { Profile } from '../../src/shared/model/profile.ts';
import { readProfile } from '../../src/shared/model/read-profile.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const published = read('resources/profile.schema.json');
const PROFILES = [
  'resources/profiles/jani.json',
  'resources/profiles/journeybee.json',
  'docs/profiles/creem-like.json',
  'docs/profiles/error-in-200.json',
  'docs/profiles/form-basic.json',
  'docs/profiles/idempotency-key.json',
  'docs/profiles/location-id.json',
];

test('the published schema is the one that Offshelf reads profiles with: npm run profile-schema writes it', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(makeProfileSchema())));
});

// What was published is read back as a schema of its own: it must say yes and no where Offshelf does.
const schema = z.fromJSONSchema(published as Parameters<typeof z.fromJSONSchema>[0]);

test.each(PROFILES)('%s passes it, and passes Offshelf', (path) => {
  expect(schema.safeParse(read(path)).error).toBeUndefined();
  expect(Profile.safeParse(read(path)).error).toBeUndefined();
});

test('a user name in plain letters passes both', () => {
  const profile = {
    ...(read('docs/profiles/form-basic.json') as object),
    auth: { kind: 'basic', key: 'password', user: 'api' },
  };
  expect([schema.safeParse(profile).success, Profile.safeParse(profile).success]).toEqual([true, true]);
});

test.each([
  ['an unknown key', { script: 'x' }],
  ['an unknown codec', { codec: 'xml' }],
  ['an unknown transform', { fields: [{ from: 'name', to: '/n', transform: [{ kind: 'eval' }] }] }],
  ['a path with a query', { create: { method: 'POST', path: '/a?b' } }],
  ['no identity', { identity: undefined }],
])('%s fails both', (_, change) => {
  const profile = { ...(read('resources/profiles/jani.json') as object), ...change };
  expect([schema.safeParse(profile).success, Profile.safeParse(profile).success]).toEqual([false, false]);
});

test('everything in it that has a name is explained', () => {
  const nameless: string[] = [];
  const walk = (part: unknown, path: string) => {
    const { properties = {}, description } = part as { properties?: object; description?: string };
    if (path !== '' && description === undefined && Object.keys(properties).length > 1) nameless.push(path);
    for (const [name, inner] of Object.entries(properties)) walk(inner, `${path}/${name}`);
  };
  walk(published, '');
  expect(nameless).toEqual([]);
});

test('the whole profile of the guide is one', () => {
  const guide = readFileSync(new URL('../../docs/profiles.md', import.meta.url), 'utf8');
  const [, whole = ''] = /```json\n(\{\n {2}"\$schema"[^`]+)```/.exec(guide) ?? [];
  expect(readProfile(whole)).toHaveProperty('profile.id', 'my-shop');
});

/** Every piece of JSON that the guide shows in a table or a sentence, by the place in a profile where it belongs. */
const SNIPPETS: readonly (readonly [place: string, pattern: RegExp])[] = [
  ['auth', /`(\{"kind": "(?:header", "header": "[^"]+", "prefixes"|basic")[^`]*\})`/g],
  ['identity', /`(\{"kind": "(?:none|custom-data|header", "header": "Idem[^"]+|body|own-id)"[^`]*\})`/g],
  ['lookUp.list.paging', /`(\{"kind": "(?:page|offset|cursor|next-address|after-id)"[^`]*\})`/g],
  ['fields.0.transform.0', /`(\{"kind": "(?:trim|enum|const|lookup|list-of-one|merge-object)"[^`]*\})`/g],
];

test.each(SNIPPETS)('every example of %s in the guide is spelt as the format spells it', (place, pattern) => {
  const guide = readFileSync(new URL('../../docs/profiles.md', import.meta.url), 'utf8');
  const examples = Array.from(guide.matchAll(pattern), ([, json = '']) => json);
  expect(examples.length).toBeGreaterThan(3);
  for (const json of examples) {
    const problems = toldOf(place, JSON.parse(json) as unknown);
    expect(
      problems.filter(({ message }) => /part of the format|must be one of|is missing/.test(message)),
    ).toEqual([]);
  }
});

/** What is said at that place, and inside it, about a profile that has this there. */
function toldOf(place: string, value: unknown) {
  const copy = read('resources/profiles/journeybee.json') as Record<string, unknown>;
  const steps = place.split('.');
  const last = steps.pop() ?? '';
  const at = steps.reduce<Record<string, unknown>>(
    (inner, step) => inner[step] as Record<string, unknown>,
    copy,
  );
  at[last] = value;
  const reading = readProfile(JSON.stringify(copy));
  const path = place.replaceAll(/\.(\d+)/g, '[$1]');
  return 'problems' in reading ? reading.problems.filter((problem) => problem.path.startsWith(path)) : [];
}
