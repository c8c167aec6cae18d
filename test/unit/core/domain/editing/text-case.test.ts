import { expect, test } from 'vitest';
import { changeCase } from '../../../../../src/main/core/domain/editing/text-case.ts';

test('sentence case raises the first letter of the text, of each line and of each sentence', () => {
  expect(changeCase('  “RED mug, 1.5 L! (NEW)… OK?\n\n- washable\n2 LIDS. ', 'sentence')).toBe(
    '  “Red mug, 1.5 l! (New)… Ok?\n\n- Washable\n2 Lids. ',
  );
  expect(changeCase('ÄPFEL. ǆ', 'sentence')).toBe('Äpfel. Ǆ');
});

test.each(['\n'.repeat(1_000_000), '! '.repeat(500_000), '1.\n'.repeat(300_000)])(
  'a long text without letters is done in one go (%#)',
  (text) => {
    expect(changeCase(text, 'sentence')).toBe(text);
  },
);
