import { expect, test } from 'vitest';
import { backoffAfter, retryAfter } from '../../../../../src/main/core/domain/sending/backoff.ts';

const NOW = Date.UTC(2024, 0, 1, 12);

test('the wait is a share of a ceiling that doubles from 2 s to 15 min', () => {
  const ceilings = [1, 2, 3, 9, 10, 11, 500].map((failures) => backoffAfter(failures, 1) / 1_000);
  expect(ceilings).toEqual([2, 4, 8, 512, 900, 900, 900]);
  expect(backoffAfter(3, 0.25)).toBe(2_000);
});

test('the wait is never nothing', () => {
  expect(backoffAfter(1, 0)).toBe(250);
});

test.each([
  ['seconds', { 'retry-after': '7' }, 7_000],
  ['a fraction of seconds', { 'retry-after': '0.5' }, 1_000],
  ['no seconds at all', { 'retry-after': '0' }, 1_000],
  [
    'a date against the answer’s own Date, whatever our clock says',
    {
      'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT',
      date: 'Wed, 21 Oct 2015 07:28:00 GMT',
    },
    30_000,
  ],
  [
    'a date against our clock where the answer has none',
    { 'retry-after': 'Mon, 01 Jan 2024 12:01:00 GMT' },
    60_000,
  ],
  ['a date that is over', { 'retry-after': 'Mon, 01 Jan 2024 11:00:00 GMT' }, 1_000],
  ['more than a clock can hold', { 'retry-after': '9'.repeat(30) }, 86_400_000],
  ['a week, which is asked again after a day', { 'retry-after': String(7 * 86_400) }, 86_400_000],
  ['nothing', {}, 61_000],
  ['nonsense', { 'retry-after': 'soon' }, 61_000],
  ['a date without a zone', { 'retry-after': '2024-01-01 13:00' }, 61_000],
])('Retry-After: %s', (_what, headers, wait) => {
  expect(retryAfter({ headers, reset: undefined }, NOW, 0.5)).toBe(wait);
});
