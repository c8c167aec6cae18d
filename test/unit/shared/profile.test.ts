import { expect, test } from 'vitest';
import { readBuiltInProfiles } from '../../../src/main/core/adapters/profiles/built-in-profiles.ts';
import { Profile } from '../../../src/shared/model/profile.ts';
import { builtIn } from '../../helpers/sending-samples.ts';

const jani = builtIn('jani');

test('the profiles that come with Offshelf follow the format', () => {
  expect(readBuiltInProfiles().map(({ id }) => id)).toEqual(['jani', 'journeybee']);
});

test.each([
  ['an unknown key', { ...jani, script: 'x' }, ''],
  ['an unknown key further in', { ...jani, answer: { ...jani.answer, template: 'x' } }, 'answer'],
  [
    'an unknown transform',
    { ...jani, fields: [{ from: 'name', to: '/name', transform: [{ kind: 'eval' }] }] },
    'fields.0.transform.0.kind',
  ],
  ['an unknown field', { ...jani, fields: [{ from: 'weight', to: '/w' }] }, 'fields.0.from'],
  ['a pointer that is none', { ...jani, fields: [{ from: 'name', to: 'name' }] }, 'fields.0.to'],
  ['a path with a query', { ...jani, create: { method: 'POST', path: '/a?b=c' } }, 'create.path'],
])('%s is an error that names its place', (_what, file, place) => {
  const issues = Profile.safeParse(file).error?.issues.map(({ path }) => path.join('.'));
  expect(issues).toContain(place);
});
