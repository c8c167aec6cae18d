// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plural, s, t, tWord } from '../../../src/renderer/i18n/t.ts';
import { countOf } from '../../../src/renderer/ui/format.ts';
import { joinAnd, joinOr } from '../../../src/renderer/ui/join.ts';

describe('a sentence', () => {
  test('is English where nothing is translated', () => {
    expect(t`Nothing matches.`).toBe('Nothing matches.');
    expect(t`Opened ${'Shop'}, ${3} of ${'4'}.`).toBe('Opened Shop, 3 of 4.');
    expect(tWord('image address')).toBe('image address');
  });

  test('shows values to the letter, whatever they hold', () => {
    const naughty = [
      '{{0}}',
      '{{1}} {{count}}',
      '$t(Undo)',
      '$&',
      '$1',
      '<b>&amp;</b>',
      '',
      ' ',
      '{{- 0}}',
      '}}',
    ];
    for (const value of naughty) {
      expect(t`“${value}” was saved as ${'{{0}}'}.`).toBe(`“${value}” was saved as {{0}}.`);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        expect(t`From ${a} to ${b}: ${a}`).toBe(`From ${a} to ${b}: ${a}`);
      }),
    );
  });

  test('keeps marks of its own that look like those of a key', () => {
    expect(t`A “{{” of a template is left over: a.b:c_one.`).toBe(
      'A “{{” of a template is left over: a.b:c_one.',
    );
  });
});

describe('a count', () => {
  test('has the form that its number wants', () => {
    const say = (count: number) =>
      plural(count, s`${count} product of ${'Jani'} waits.`, s`${count} products of ${'Jani'} wait.`);
    expect([0, 1, 2, 21].map(say)).toEqual([
      '0 products of Jani wait.',
      '1 product of Jani waits.',
      '2 products of Jani wait.',
      '21 products of Jani wait.',
    ]);
  });

  test('is written as the person writes numbers, with the words after it', () => {
    expect(countOf(1, 'product')).toBe('1 product');
    expect(countOf(0, 'product')).toBe('0 products');
    expect(countOf(12_431, 'currency', 'currencies')).toBe(`${(12_431).toLocaleString()} currencies`);
  });
});

test('a list of words ends in one word that joins', () => {
  expect(joinAnd([])).toBe('');
  expect(joinAnd(['Jani'])).toBe('Jani');
  expect(joinOr(['Active', 'Draft', 'not set'])).toBe('Active or Draft or not set');
  expect(joinAnd(['Jani', 'JourneyBee'])).toBe('Jani and JourneyBee');
});
