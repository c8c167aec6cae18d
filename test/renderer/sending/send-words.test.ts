import { describe, expect, test } from 'vitest';
import { nextStep } from '../../../src/renderer/features/sending/hold-step.ts';
import { sayReason } from '../../../src/renderer/features/sending/send-words.ts';
import { formatTime, formatTimeExactly } from '../../../src/renderer/ui/format.ts';
import { sayHold } from '../../../src/shared/model/hold-words.ts';
import {
  EndedAs,
  HoldCode,
  type LaneStatus,
  ReasonCode,
  type Submission,
} from '../../../src/shared/model/submission.ts';
import { aSubmission } from './samples.ts';

/** Words that a person who sells things has no use for. */
const JARGON = /queue|outbox|payload|mutation|conflict|idempoten|schema|fail|\b[45]\d\d\b/i;

const lane: LaneStatus = {
  remoteId: 1,
  hold: null,
  detail: null,
  waitsUntil: null,
  unreachable: false,
  waiting: 1,
  paused: false,
  listWorks: null,
};

function expectPlain(sentence: string): void {
  expect(sentence).toMatch(/^[“\p{Lu}].*[.!?]$/u);
  expect(sentence).not.toMatch(JARGON);
  expect(sentence).not.toContain('null');
}

describe('the one reason of a row', () => {
  test.each(ReasonCode.options)('%s is said in a plain sentence', (reason) => {
    expectPlain(sayReason(aSubmission({ reason }), lane, 0));
    expectPlain(sayReason(aSubmission({ reason, detail: 'Nothing answered at its address.' }), lane, 0));
  });

  test.each(ReasonCode.options.filter((reason) => reason !== 'next'))(
    '%s of many speaks of many',
    (reason) => {
      const words = sayReason(aSubmission({ reason }), lane, 0, null, 4_998);
      expectPlain(words);
      expect(words).not.toMatch(/\b(?:Its?|The product|Waits its)\b(?! (?:answer|was))/);
    },
  );

  test.each([
    ['removed', 'Jani was removed. Add it again with the same account to look it up or send it again'],
    ['moved', 'Jani leads to another account now. Add a remote for the one before to look it up'],
  ] as const)('an unsure one whose remote was %s says so, and what can be done', (leftBy, words) => {
    const row = { state: 'unsure', reason: 'no-answer', detail: 'No answer came.', leftBy } as const;
    expect(sayReason(aSubmission(row), lane, 0)).toContain(`No answer came. ${words}`);
    expectPlain(sayReason(aSubmission(row), lane, 0, null, 3));
  });

  test('an image that is not public yet says what happened last', () => {
    const row = aSubmission({ reason: 'image-waits', detail: 'The folder is full.' });
    expect(sayReason(row, lane, 0)).toBe('Its image is published first. The folder is full.');
    expect(sayReason(row, lane, 0, null, 2)).toBe('Their images are published first. The folder is full.');
  });

  test('what was withdrawn says what is true of it', () => {
    const withdrawn = { state: 'cancelled', reason: null } as const;
    const said = (part: Partial<Submission>) => sayReason(aSubmission({ ...withdrawn, ...part }), lane, 0);
    expect(said({})).toBe('Withdrawn before it was sent.');
    expect(said({ endedAs: 'never-left' })).toBe('Withdrawn before it was sent.');
    expect(said({ attempts: 1, endedAs: 'refused' })).toBe('Withdrawn after Jani had not accepted it.');
    expect(said({ attempts: 2, endedAs: 'not-created' })).toBe(
      'Withdrawn after request 2, which created nothing at Jani.',
    );
    expect(said({ attempts: 1, endedAs: 'said-absent' })).toBe(
      'Withdrawn after request 1; you had said that it is not at Jani.',
    );
    expect(sayReason(aSubmission(withdrawn), lane, 0, null, 3)).toBe(
      'Withdrawn. Each of them says how far it had come.',
    );
  });

  test.each(EndedAs.options)('what was withdrawn as %s says so in a plain sentence', (endedAs) => {
    expectPlain(sayReason(aSubmission({ state: 'cancelled', reason: null, attempts: 1, endedAs }), lane, 0));
  });

  test('an unsure product whose list could not be read says so and why, without a number', () => {
    const unsure = {
      state: 'unsure',
      reason: 'no-answer',
      detail: 'No answer came in time.',
      lookFailed: 'The list could not be read: it was not available (503).',
    } as const;
    expect(sayReason(aSubmission(unsure), lane, 0)).toBe(
      'No answer came in time. The list could not be read: it was not available. The product may be there or not.',
    );
    expect(sayReason(aSubmission({ ...unsure, lookWaits: true }), lane, 0)).toBe(
      'No answer came in time. The list could not be read: it was not available. Offshelf looks there again once Jani goes on.',
    );
  });

  test('a look whose time is over is not promised for a time in the past', () => {
    const unsure = { state: 'unsure', reason: 'no-answer', detail: 'No answer came in time.' } as const;
    expect(sayReason(aSubmission({ ...unsure, wakeAt: 5_000 }), lane, 5_000)).toBe(
      'No answer came in time. Offshelf looks there now.',
    );
  });

  test('an unsure product says when Offshelf looks there next, and no more once nothing is to come', () => {
    const wakeAt = Date.UTC(2024, 0, 1, 12, 3, 5);
    const unsure = { state: 'unsure', reason: 'no-answer', detail: 'No answer came in time.' } as const;
    expect(sayReason(aSubmission({ ...unsure, wakeAt }), lane, 0)).toBe(
      `No answer came in time. Offshelf looks there at ${formatTimeExactly(wakeAt)}.`,
    );
    expect(sayReason(aSubmission({ ...unsure, lookWaits: true }), { ...lane, hold: 'wrong-key' }, 0)).toBe(
      'No answer came in time. Offshelf looks there once Jani goes on.',
    );
    expect(sayReason(aSubmission(unsure), { ...lane, hold: 'wrong-key' }, 0)).toBe(
      'No answer came in time. The product may be there or not.',
    );
  });

  test('many that are stored differently say so; what differs of one stands below its row', () => {
    const differences = [{ field: 'name', sent: 'Mug', answered: 'MUG' }];
    const row = aSubmission({ state: 'sent', reason: 'created', differences });
    expect(sayReason(row, lane, 0)).toBe('Jani has it.');
    expect(sayReason(row, lane, 0, null, 3)).toBe('Jani has them, but not as they were sent.');
  });

  test('what was taken back says what is true again', () => {
    const back = { reason: 'taken-back', state: 'unsure', unsureKind: 'maybe' } as const;
    const say = (part: Partial<Submission>) => sayReason(aSubmission({ ...back, ...part }), lane, 0);
    expect(say({})).toBe('You took back that it is there. The product may be there or not.');
    expect(say({ unsureKind: 'created' })).toBe(
      'You took back that it is there. Jani said that it created it: find its id there.',
    );
    expect(say({ state: 'rejected', unsureKind: null })).toBe(
      'You took back that it is there. Jani did not accept it: mend the product, then send it again.',
    );
    expect(say({ lookWaits: true, leavesByItself: true })).toBe(
      'You took back that it is there. Offshelf looks there once Jani goes on. If it is proven not to be there, it is sent again by itself.',
    );
  });

  test.each(['cancelled', 'discarded'] as const)('a row that is %s has one too', (state) => {
    expectPlain(sayReason(aSubmission({ state, reason: null }), lane, 0));
  });

  test('a wait says why and when it goes on', () => {
    const wakeAt = Date.UTC(2024, 0, 1, 14, 5);
    const row: Submission = aSubmission({ reason: 'waiting-until', wakeAt });
    const at = `Tries again at ${formatTime(wakeAt)}.`;
    expect(sayReason(row, { ...lane, unreachable: true }, 0)).toBe(`Jani can’t be reached. ${at}`);
    expect(sayReason(row, lane, 0)).toBe(`Jani asked to wait. ${at}`);
    expect(sayReason(row, lane, wakeAt - 5_000)).toBe('Jani asked to wait. Tries again within a minute.');
  });

  test('a refusal carries the words of the remote', () => {
    const row = aSubmission({ state: 'rejected', reason: 'not-accepted', detail: 'name is required' });
    expect(sayReason(row, lane, 0)).toBe('Jani: name is required. Mend the product, then send it again.');
  });

  test('a remote that gives no cause is quoted as such', () => {
    const row = aSubmission({ state: 'rejected', reason: 'not-accepted', detail: 'Error' });
    expect(sayReason(row, lane, 0)).toBe('Jani said only: “Error”. Mend the product, then send it again.');
  });

  test('what the fields below say is not said twice, and what they do not say stays', () => {
    const fieldErrors = [{ field: 'sku', message: 'Already taken' }];
    const refused = { state: 'rejected', reason: 'not-accepted', fieldErrors } as const;
    expect(sayReason(aSubmission({ ...refused, detail: 'body/sku: Already taken' }), lane, 0)).toBe(
      'Jani did not accept it. Mend the product, then send it again.',
    );
    const more = aSubmission({ ...refused, detail: 'body/sku: Already taken, body/tax: Required' });
    expect(sayReason(more, lane, 0)).toContain('body/tax: Required');
  });

  test('an unsure product that may be proven absent says that it is then sent again by itself', () => {
    const wakeAt = Date.UTC(2026, 6, 1, 12, 0, 5);
    const unsure = { state: 'unsure', reason: 'no-answer', detail: 'No answer came.', wakeAt } as const;
    const again = 'If it is proven not to be there, it is sent again by itself.';
    const said = (part: Partial<Submission>) =>
      sayReason(aSubmission({ ...unsure, unsureKind: 'maybe', leavesByItself: true, ...part }), lane, 0);
    expect(said({})).toBe(`No answer came. Offshelf looks there at ${formatTimeExactly(wakeAt)}. ${again}`);
    expect(said({ wakeAt: null, lookWaits: true })).toContain(again);
    expect(said({ leavesByItself: false })).not.toContain(again);
    // No look proves nothing.
    expect(said({ wakeAt: null })).not.toContain(again);
  });

  test('what waits behind another price names the product that it was', () => {
    const row = aSubmission({ reason: 'remote-held' });
    expect(sayReason(row, { ...lane, hold: 'difference' }, 0, '“Kettle”')).toBe(
      'Jani is held: a price or currency came back different on “Kettle”. It waits; nothing is lost.',
    );
  });

  test('a held remote says what it is held for', () => {
    const row = aSubmission({ reason: 'remote-held' });
    expect(sayReason(row, { ...lane, hold: 'wrong-key' }, 0)).toBe(
      'Jani did not accept the key. It waits; nothing is lost.',
    );
  });
});

describe('a hold', () => {
  test.each(HoldCode.options)('for %s says what it is and the one thing to do', (hold) => {
    expectPlain(sayHold(hold, 'Jani'));
    expectPlain(nextStep(hold, 3).advice);
    expect(nextStep(hold, 3).label).not.toMatch(JARGON);
  });

  test('after a test counts those that it lets go', () => {
    expect(nextStep('tested', 4_999).label).toBe('Send the other 4,999');
    expect(nextStep('tested', 0).label).toBe('Go on');
  });

  test('after two unsure says that nothing waits where nothing does, and offers no try of nothing', () => {
    expect(nextStep('unsure-twice', 1).label).toBe('Try one');
    expect(nextStep('unsure-twice', 0).label).toBe('Go on');
    expect(nextStep('unsure-twice', 0).advice).toMatch(/^Nothing waits for it now\./);
  });
});
