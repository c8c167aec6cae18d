import { expect, test } from 'vitest';
import { sayStatus } from '../../../../../src/main/core/domain/sending/say-status.ts';

test.each([
  [201, null],
  [422, 'something in the product is not as it wants it (422)'],
  [451, 'it refused the request (451)'],
  [502, 'something went wrong there (502)'],
  [302, 'it pointed to another address (302)'],
])('status %i is said as %s', (status, words) => {
  expect(sayStatus(status)).toBe(words);
});
