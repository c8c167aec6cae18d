import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeSubject,
  readDraft,
  startDraft,
} from '../../../src/renderer/features/filters/condition-draft.ts';
import { type Subject, testsOf } from '../../../src/renderer/features/filters/condition-tests.ts';
import { describeCondition } from '../../../src/renderer/features/filters/condition-words.ts';
import { draftOf } from '../../../src/renderer/features/filters/draft-of.ts';
import { SUBJECTS } from '../../../src/renderer/features/filters/test-words.ts';
import { Condition } from '../../../src/shared/model/filter.ts';
import { someCondition } from '../../helpers/filters.ts';

const MARKS = { decimal: ',', group: '.' };
const nameOf = (id: number) => `Remote ${id}`;

const isAmountOrNothing = ({ field, test, text }: Extract<Condition, { kind: 'text' }>): boolean =>
  field === 'price' && test === 'is' && /^\s*\d*$/.test(text);

describe('the entries of a condition', () => {
  it('give the same condition back', () => {
    fc.assert(
      fc.property(someCondition, (condition) => {
        // Days alone can be entered.
        fc.pre(condition.kind !== 'time');
        // An amount of more digits than a price has can come from elsewhere only.
        fc.pre(!JSON.stringify(condition).includes('12345678901234567890'));
        // A price that is typed as an amount, or as nothing, is none of the texts of former versions.
        fc.pre(!(condition.kind === 'text' && isAmountOrNothing(condition)));
        // What reads in two ways is shown with one more nought.
        const shown = JSON.parse(JSON.stringify(condition).replaceAll('"10.000"', '"10.0000"')) as Condition;
        expect(readDraft(draftOf(condition), MARKS)).toEqual({ ok: true, condition: shown });
      }),
    );
    const at = new Date(2026, 10, 21).getTime();
    const condition = { kind: 'time', field: 'created', test: 'after', at } as const;
    expect(readDraft(draftOf(condition), MARKS)).toEqual({ ok: true, condition });
  });

  it('are one that the core takes, or say what is missing, for every subject and test', () => {
    for (const { value: subject } of SUBJECTS.flatMap(({ items }) => items)) {
      for (const test of testsOf(subject)) {
        const empty = { ...startDraft(subject, null), test };
        const read = readDraft(empty, MARKS);
        expect(read.ok ? Condition.safeParse(read.condition).success : read.problem.endsWith('.')).toBe(true);
        const text = test === 'before' || test === 'after' ? '2026-11-21' : '12';
        const offered: Partial<Record<Subject, string>> = { readiness: 'sent', image: 'broken' };
        const values = [offered[subject] ?? 'active'];
        const filled = readDraft({ ...empty, text, to: '13', values, remoteId: 1 }, MARKS);
        expect([subject, test, filled.ok && Condition.safeParse(filled.condition).success]).toEqual([
          subject,
          test,
          true,
        ]);
      }
    }
  });

  it('keep what was typed when they are about something else, as far as it fits', () => {
    const draft = { ...startDraft('description', null), test: 'ends', text: 'mug' } as const;
    expect(changeSubject(draft, 'name')).toMatchObject({ subject: 'name', test: 'ends', text: 'mug' });
    expect(changeSubject(draft, 'status')).toMatchObject({ subject: 'status', test: 'one-of' });
    // The test that a name begins with was not chosen for the price.
    expect(changeSubject(startDraft('name', null), 'price')).toMatchObject({ test: 'less' });
  });

  it('read amounts by the marks of the person', () => {
    const draft = { ...startDraft('price' satisfies Subject, null), text: '1.234,5' };
    expect(readDraft(draft, MARKS)).toMatchObject({ condition: { test: { is: 'less', than: '1234.5' } } });
  });

  it.each([
    ['500,00 €', '500.00'],
    ['1.234,50', '1234.50'],
    ['$1,234.50', '1234.50'],
    ['1 234,5 EUR', '1234.5'],
    ['12.5', '12.5'],
  ])('read amounts as a cell of prices does: %s', (text, than) => {
    const draft = { ...startDraft('price', null), text };
    expect(readDraft(draft, MARKS)).toMatchObject({ condition: { test: { than } } });
  });

  it.each([
    ['12,50', '12.50'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1234.5', '1234.5'],
  ])('compare what a price is as an amount: %s', (text, amount) => {
    const draft = { ...startDraft('price', null), test: 'is', text } as const;
    expect(readDraft(draft, MARKS)).toEqual({
      ok: true,
      condition: { kind: 'price', test: { is: 'equal', amount } },
    });
    expect(readDraft({ ...draft, test: 'is-not' }, MARKS)).toMatchObject({
      condition: { test: { is: 'not-equal', amount } },
    });
  });

  it('of a former version that have a price as a text become an amount, unless it is none', () => {
    const old = {
      kind: 'text',
      field: 'price',
      test: 'is',
      text: '12.50',
      matchCase: false,
      not: true,
    } as const;
    expect(readDraft(draftOf(old), MARKS)).toEqual({
      ok: true,
      condition: { kind: 'price', test: { is: 'not-equal', amount: '12.50' } },
    });
    const none = { ...old, text: 'about ten' };
    expect(readDraft(draftOf(none), MARKS)).toEqual({ ok: true, condition: none });
    expect(readDraft({ ...draftOf(old), text: '1.234' }, MARKS)).toMatchObject({ ok: false });
  });

  it('ask where an amount reads in two ways, or in none', () => {
    const problem = (text: string) => readDraft({ ...startDraft('price', null), text }, MARKS);
    const twice = '“1.234” can be read in two ways. Write 1234.00 or 1.2340.';
    expect(problem(' 1.234 ')).toEqual({ ok: false, problem: twice });
    const between = { ...startDraft('price', null), test: 'between', text: '1', to: '1.234' } as const;
    expect(readDraft(between, MARKS)).toEqual({ ok: false, problem: twice });
    expect(problem('12 apples')).toEqual({ ok: false, problem: 'Type an amount, such as 12.50.' });
  });
});

describe('the words of a condition', () => {
  it.each<[Condition, string]>([
    [{ kind: 'length', field: 'description', test: 'shorter', than: 40 }, 'Description shorter than 40'],
    [{ kind: 'blank', field: 'sku', test: 'not-set', not: false }, 'SKU is not set'],
    [{ kind: 'blank', field: 'imageUrl', test: 'empty', not: false }, 'Image missing'],
    [
      { kind: 'text', field: 'name', test: 'starts', text: 'Mug', matchCase: true, not: true },
      'Name does not start with “Mug”, same case',
    ],
    [{ kind: 'same', field: 'sku', not: false }, 'Same SKU as another product'],
    [
      { kind: 'choice', field: 'status', values: ['active', null], not: true },
      'Status is not Active or not set',
    ],
    [{ kind: 'price', test: { is: 'between', from: '1', to: '2' } }, 'Price from 1 to 2'],
    [{ kind: 'price', test: { is: 'equal', amount: '12.50' } }, 'Price is 12.50'],
    [{ kind: 'price', test: { is: 'not-equal', amount: '12.50' } }, 'Price is not 12.50'],
    [{ kind: 'price', test: { is: 'at-most', than: '12.50' } }, 'Price at most 12.50'],
    [{ kind: 'price', test: { is: 'at-least', than: '12.50' } }, 'Price at least 12.50'],
    [{ kind: 'readiness', remoteId: 2, is: ['ready', 'sent'], not: false }, 'Remote 2: Ready or Sent'],
    [{ kind: 'problem', remoteId: null, not: false }, 'Problem at any remote'],
    [{ kind: 'changed', remoteId: 1, not: false }, 'Changed since sent to Remote 1'],
  ])('%j', (condition, words) => {
    expect(describeCondition(condition, nameOf)).toBe(words);
  });

  it('are there for every condition', () => {
    fc.assert(
      fc.property(someCondition, (condition) => {
        expect(describeCondition(condition, nameOf)).toMatch(/\S \S/);
        expect(describeCondition(condition, nameOf)).not.toMatch(/undefined|null|NaN/);
      }),
    );
  });
});
