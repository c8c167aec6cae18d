import { expect, it } from 'vitest';
import { createCancelledJobs, readCancelledJobs } from '../../../../src/main/workers/cancelled-jobs.ts';

it('a job that was cancelled ends, though others were cancelled before its thread had time to look', () => {
  const { memory, add } = createCancelledJobs();
  const isCancelled = readCancelledJobs(memory);
  expect(isCancelled(7)).toBe(false);
  add(7);
  for (let other = 100; other < 150; other += 1) add(other);
  expect([7, 100, 149, 8].map(isCancelled)).toEqual([true, true, true, false]);
});

it('only the newest are remembered, so that nothing grows', () => {
  const { memory, add } = createCancelledJobs();
  const before = memory.byteLength;
  for (let job = 1; job <= 1000; job += 1) add(job);
  const isCancelled = readCancelledJobs(memory);
  expect([memory.byteLength, isCancelled(1000), isCancelled(1)]).toEqual([before, true, false]);
});
