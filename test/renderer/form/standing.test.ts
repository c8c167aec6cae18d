import { expect, test } from 'vitest';
import { sayStanding } from '../../../src/renderer/features/form/standing.ts';
import { aSubmission } from '../sending/samples.ts';
import { aTarget } from './form-helpers.ts';

const verdict = { target: aTarget('jani'), problems: 0, hints: 0 };

test.each([
  ['queued', 'Waiting for Jani'],
  ['sending', 'Sending to Jani'],
  ['rejected', 'Not accepted by Jani'],
  ['unsure', 'Unsure at Jani'],
  ['sent', 'Sent to Jani'],
  ['cancelled', 'Ready for Jani'],
  ['superseded', 'Ready for Jani'],
] as const)('a product whose submission is %s reads: %s', (state, words) => {
  expect(sayStanding(verdict, [aSubmission({ state })], []).words).toBe(words);
});

test('a product that was withdrawn after it left reads as its row and the Send dialog do', () => {
  const words = (part: Parameters<typeof aSubmission>[0]) =>
    sayStanding(verdict, [aSubmission({ state: 'cancelled', ...part })], []).words;
  expect(words({ endedAs: 'said-absent' })).toBe('Ready for Jani: you said that it is not there');
  expect(words({ endedAs: 'unknown' })).toBe('Not sent now; may be at Jani already');
  expect(words({ state: 'discarded', endedAs: 'unknown' })).toBe('Not sent now; may be at Jani already');
  expect(words({ endedAs: 'never-left' })).toBe('Ready for Jani');
});

test('what happened at another remote says nothing here', () => {
  expect(sayStanding(verdict, [aSubmission({ state: 'sent', remoteId: 2 })], []).words).toBe(
    'Ready for Jani',
  );
});

test('a sent product that was edited, saved or not, says so', () => {
  const changed = 'Sent to Jani, changed here since';
  expect(sayStanding(verdict, [aSubmission({ state: 'sent', changedSince: true })], []).words).toBe(changed);
  expect(sayStanding(verdict, [aSubmission({ state: 'sent' })], ['name']).words).toBe(changed);
  expect(sayStanding(verdict, [aSubmission({ state: 'sent' })], ['price']).words).toBe('Sent to Jani');
});

test('a sent product that is stored differently there says so, also once it was edited', () => {
  const differences = [{ field: 'name', sent: 'Mug', answered: 'MUG' }];
  const row = aSubmission({ state: 'sent', differences });
  expect(sayStanding(verdict, [row], []).words).toBe('Sent to Jani, stored differently there');
  expect(sayStanding(verdict, [row], ['name']).words).toBe(
    'Sent to Jani, stored differently there, changed here since',
  );
});

test('problems come before waiting, for they are what holds it back', () => {
  const standing = sayStanding({ ...verdict, problems: 2 }, [aSubmission({ state: 'queued' })], []);
  expect(standing).toMatchObject({ words: '2 problems for Jani', hasProblems: true });
});
