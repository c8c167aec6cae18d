import { beforeEach, describe, expect, test } from 'vitest';
import { countGone, sayGone } from '../../../src/renderer/features/text-mode/clean-html.ts';
import { fragmentOf } from '../../../src/renderer/features/text-mode/paste-html.ts';
import { sameTextFilter } from '../../../src/renderer/features/text-mode/same-text.ts';
import { readSentText } from '../../../src/renderer/features/text-mode/sent-text.ts';
import {
  addOwnWord,
  isOwnWord,
  removeOwnWord,
  useTextChoices,
} from '../../../src/renderer/features/text-mode/text-choices.ts';
import { Filter } from '../../../src/shared/model/filter.ts';

describe('the text of a request', () => {
  test('is found where the profile puts it', () => {
    expect(readSentText('{"a":{"b/c":["x","y"]}}', '/a/b~1c/1')).toBe('y');
    expect(readSentText('{"description":""}', '/description')).toBe('');
  });

  test('is none where the body has no text there or can not be read', () => {
    expect(readSentText('{"description":5}', '/description')).toBeNull();
    expect(readSentText('{}', '/constructor/name')).toBeNull();
    expect(readSentText('description=x', '/description')).toBeNull();
  });
});

test('what goes is counted, the commonest first', () => {
  expect(sayGone(countGone(['style', '<span>', 'style']))).toBe('2 × style, <span>');
});

test('a copied piece is read without the page around it', () => {
  expect(fragmentOf('<html><body><!--StartFragment--><p>a</p><!--EndFragment--></body></html>')).toBe(
    '<p>a</p>',
  );
  expect(fragmentOf('<p>a</p>')).toBe('<p>a</p>');
});

test('texts of any length make a filter that the program takes', () => {
  for (const text of ['x', 'x'.repeat(1000), `${'😀'.repeat(900)}x`, 'x'.repeat(1_000_000)]) {
    expect(Filter.safeParse(sameTextFilter(text)).success).toBe(true);
  }
});

describe('own words', () => {
  beforeEach(() => useTextChoices.setState({ ownWords: [] }));

  test('are kept on this computer and also count at the start of a sentence', () => {
    addOwnWord('moka');
    addOwnWord('moka');
    const { ownWords } = useTextChoices.getState();
    expect(ownWords).toEqual(['moka']);
    expect(isOwnWord(ownWords, 'Moka')).toBe(true);
    expect(isOwnWord(ownWords, 'mokas')).toBe(false);
    expect(localStorage.getItem('text-mode')).toContain('moka');
    removeOwnWord('moka');
    expect(localStorage.getItem('text-mode')).not.toContain('moka');
  });
});
