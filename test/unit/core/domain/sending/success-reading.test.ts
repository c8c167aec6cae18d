import { describe, expect, test } from 'vitest';
import { type AttemptFacts, classify } from '../../../../../src/main/core/domain/sending/classify.ts';
import { type Answer, readSuccess } from '../../../../../src/main/core/domain/sending/read-answer.ts';
import { saysFailed } from '../../../../../src/main/core/domain/sending/read-error.ts';
import type { FailedWhen, IdInLocation } from '../../../../../src/shared/model/profile.ts';
import { builtIn } from '../../../../helpers/sending-samples.ts';

const jani = builtIn('jani');

function answer(body: string, headers: Record<string, string> = {}, status = 201): Answer {
  return { kind: 'answer', status, headers, body, cut: false };
}

function idOf(location: string, rule: IdInLocation, body = ''): string | undefined {
  const profile = { ...jani, answer: { ...jani.answer, idInLocation: rule } };
  const reading = readSuccess(answer(body, { location }), profile);
  return reading.kind === 'record' ? reading.id : undefined;
}

const lastPart: IdInLocation = { kind: 'last-part' };

describe('the id in a Location', () => {
  test.each<[string, IdInLocation, string | undefined]>([
    ['/api/products/82', lastPart, '82'],
    ['https://shop.example/api/products/p_1/?v=2#top', lastPart, 'p_1'],
    ['products/a%2Fb', lastPart, 'a/b'],
    ['82', lastPart, '82'],
    ['https://shop.example', lastPart, undefined],
    ['//shop.example/', lastPart, undefined],
    ['/', lastPart, undefined],
    [`/p/${'x'.repeat(501)}`, lastPart, undefined],
    ['/api/products/82/status', { kind: 'between', after: '/products/' }, '82'],
    ['/api/products/82?by=1', { kind: 'between', after: '/products/' }, '82'],
    ['/api?id=82&v=1', { kind: 'between', after: 'id=', before: '&' }, '82'],
    ['/api?id=82', { kind: 'between', after: 'id=', before: '&' }, undefined],
    ['/login', { kind: 'between', after: '/products/' }, undefined],
  ])('%s by %j is %s', (location, rule, id) => {
    expect(idOf(location, rule)).toBe(id);
  });

  test('never goes before the one in the record, and is none on a web page', () => {
    expect(idOf('/products/82', lastPart, '{"id":"pro_1"}')).toBe('pro_1');
    expect(idOf('/products/82', lastPart, '<html>Sign in</html>')).toBeUndefined();
  });

  test('does not count where the profile does not say so', () => {
    expect(readSuccess(answer('', { location: '/products/82' }), jani)).toEqual({
      kind: 'unreadable',
      why: 'empty',
    });
  });
});

describe('an answer says that it failed', () => {
  const says = (body: unknown, failedWhen: FailedWhen) =>
    saysFailed(answer(JSON.stringify(body)), { ...jani, answer: { ...jani.answer, failedWhen } });

  test.each<[unknown, FailedWhen, boolean]>([
    [{ status: 'error' }, { at: '/status', is: ['error', 'fail'] }, true],
    [{ status: 'ok' }, { at: '/status', is: ['error'] }, false],
    [{ ok: false }, { at: '/ok', is: [false] }, true],
    [{ ok: true }, { at: '/ok', is: [false] }, false],
    [{ result: { code: 7 } }, { at: '/result/code', is: [7] }, true],
    [{}, { at: '/status', is: ['error'] }, false],
    [{ error: { code: 1 } }, { at: '/error' }, true],
    [{ errors: ['x'] }, { at: '/errors' }, true],
    [{ error: 'no' }, { at: '/error' }, true],
    [{ errors: [] }, { at: '/errors' }, false],
    [{ error: null }, { at: '/error' }, false],
    [{ error: false }, { at: '/error' }, false],
    [{ error: '' }, { at: '/error' }, false],
    [{ error: 0 }, { at: '/error' }, false],
  ])('%j by %j: %s', (body, failedWhen, expected) => {
    expect(says(body, failedWhen)).toBe(expected);
  });

  test('after an earlier request without an answer a refusal proves nothing', () => {
    const profile = {
      ...jani,
      answer: { ...jani.answer, failedWhen: { at: '/error' } },
      errors: { ...jani.errors, refused: [{ status: 201, message: 'no' }] },
    };
    const facts: AttemptFacts = { ownerOf: () => undefined, mayHaveArrived: false, identity: 'r' };
    const refusal = answer('{"error":"no name"}');
    expect(classify(refusal, profile, facts)).toEqual({ class: 'rejected', scope: 'item' });
    expect(classify(refusal, profile, { ...facts, mayHaveArrived: true })).toMatchObject({
      class: 'unsure',
      kind: 'maybe',
    });
  });
});
