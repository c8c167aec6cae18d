import { expect, it } from 'vitest';
import { explainError } from '../../../../../src/main/core/adapters/http/image-error.ts';

function failing(code: string): Error {
  return Object.assign(new Error(code), { code });
}

it('believes the address that was reached, where there is no way to another', () => {
  const tried = new AggregateError([failing('ENETUNREACH'), failing('ECONNREFUSED')]);
  expect(explainError(tried)).toEqual({ fault: 'no-answer' });
});

it('says that there is no network where there is no way to any of them', () => {
  const tried = new AggregateError([failing('ENETUNREACH'), failing('ENETUNREACH')]);
  expect(explainError(tried)).toEqual({ why: 'offline' });
});
