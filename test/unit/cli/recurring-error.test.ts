import { expect, it } from 'vitest';
import { createRecurringError } from '../../../src/cli/recurring-error.ts';

it('an error comes again and again once it came five times, until it was not heard for half a minute', () => {
  let now = 0;
  const errors = createRecurringError(() => now);
  for (let times = 0; times < 4; times += 1) {
    errors.hear('a bug');
    errors.hear(`another one, ${times}`);
    now += 5_000;
  }
  expect(errors.find()).toBeUndefined();
  errors.hear('a bug');
  now += 29_999;
  expect(errors.find()).toBe('a bug');
  now += 1;
  expect(errors.find()).toBeUndefined();
});
