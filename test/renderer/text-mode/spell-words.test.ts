import { readFileSync } from 'node:fs';
import createSpeller from 'nspell';
import { describe, expect, test } from 'vitest';
import { findWords, isOtherLanguage } from '../../../src/renderer/features/text-mode/spell-words.ts';
import { blankTags, type TextFormat } from '../../../src/renderer/features/text-mode/text-hints.ts';

const words = (text: string, format: TextFormat = 'plain') => findWords(text, format).map(({ word }) => word);

describe('the words that are looked up', () => {
  test('are English words with their places', () => {
    expect(findWords('Don’t panic, café!', 'plain')).toEqual([
      { word: "Don't", from: 0, to: 5 },
      { word: 'panic', from: 6, to: 11 },
      { word: 'café', from: 13, to: 17 },
    ]);
  });

  test('are no addresses, codes, abbreviations, template places or other scripts', () => {
    expect(words('See https://example.com/abc and mail me@shop.example about X200 at ACME')).toEqual([
      'See',
      'and',
      'mail',
      'about',
      'at',
    ]);
    expect(words('{{ nmae }} قهوة кофе 咖啡 tea')).toEqual(['tea']);
  });

  test('are found in no time where a long text has no blanks', () => {
    for (const text of ['a', '咖', '@', 'b@', '{{', '.'])
      expect(words(text.repeat(500_000)).length).toBeLessThan(2);
  });

  test('are not those of markup', () => {
    expect(words('<p class="wrng">Tea&nbsp;time</p>', 'html')).toEqual(['Tea', 'time']);
    expect(words('Use `npmm` or [this](https://a.example/wrng)', 'markdown')).toEqual(['Use', 'or', 'this']);
    expect(blankTags('a <b>c</b>')).toBe('a    c    ');
  });
});

test('a text of mostly unknown words is another language, a short one is not', () => {
  expect(isOtherLanguage(20, 15)).toBe(true);
  expect(isOtherLanguage(20, 5)).toBe(false);
  expect(isOtherLanguage(3, 3)).toBe(false);
});

test('the bundled dictionary knows English and suggests what was meant', () => {
  const read = (name: string) => readFileSync(`resources/dictionaries/${name}`, 'utf8');
  const speller = createSpeller(read('en.aff'), read('en.dic'));
  expect(['coffee', 'Roasted', "don't", 'cups'].filter((word) => !speller.correct(word))).toEqual([]);
  expect(speller.correct('cofee')).toBe(false);
  expect(speller.suggest('cofee')).toContain('coffee');
});
