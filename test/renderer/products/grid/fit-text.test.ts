import { expect, test, vi } from 'vitest';
import { createFitText } from '../../../../src/renderer/features/products/grid/fit-text.ts';

/** Every character is ten pixels wide. */
const measure = vi.fn<(text: string) => number>((text) => [...text].length * 10);
const fit = createFitText(measure, ' !');

test('a text that fits is shown whole, a longer one says that it goes on', () => {
  expect(fit('SKU-00023', 90, 'f')).toBe('SKU-00023');
  expect(fit('SKU-00023', 89, 'f')).toBe('SKU-000…');
  expect(fit('Glass carafe', 70, 'f')).toBe('Glass…');
  expect(fit('', 0, 'f')).toBe('');
});

test('no character is cut in half, and no width is too small', () => {
  expect(fit('ab😀😀', 39, 'f')).toBe('ab…');
  expect(fit('abc', 3, 'f')).toBe('…');
});

test('a mark at the end stays where the text before it is cut', () => {
  expect(fit('Glass !', 70, 'f')).toBe('Glass !');
  expect(fit('Glass carafe !', 70, 'f')).toBe('Glas… !');
});

test('a text is measured once for each width', () => {
  fit('again and again', 50, 'f');
  const before = measure.mock.calls.length;
  fit('again and again', 50, 'f');
  expect(measure.mock.calls.length).toBe(before);
  fit('again and again', 60, 'f');
  expect(measure.mock.calls.length).toBeGreaterThan(before);
});
