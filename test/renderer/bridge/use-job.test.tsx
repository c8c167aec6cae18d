import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useJob } from '../../../src/renderer/bridge/use-job.ts';
import type { Result } from '../../../src/shared/contract/result.ts';
import { openWindowWithoutCore } from '../../helpers/render-with-core.tsx';

/** A component with long work; `cancelled` are the jobs that were. */
function openWork() {
  const cancelled: number[] = [];
  openWindowWithoutCore({
    'jobs.cancel': ({ job }) => {
      cancelled.push(job);
      return {};
    },
  });
  const hook = renderHook(() => useJob());
  const begun: { job: number; answer: (result: Result<string>) => void }[] = [];
  const begin = () =>
    hook.result.current.follow<string>(
      (job) =>
        new Promise((answer) => {
          begun.push({ job, answer });
        }),
    );
  return { cancelled, hook, begun, begin };
}

test('work is cancelled where its component goes', () => {
  const { cancelled, hook, begun, begin } = openWork();
  act(() => void begin());
  expect(hook.result.current.going).not.toBeNull();
  hook.unmount();
  expect(cancelled).toEqual(begun.map(({ job }) => job));
  expect(hook.result.current.isGone()).toBe(true);
});

test('none begins after that', async () => {
  const { hook, begun, begin } = openWork();
  hook.unmount();
  expect(await begin()).toMatchObject({ error: { code: 'cancelled' } });
  expect(begun).toEqual([]);
});

test('what ended by itself is not cancelled', async () => {
  const { cancelled, hook, begun, begin } = openWork();
  act(() => void begin());
  await act(async () => begun[0]?.answer({ ok: true, value: 'done' }));
  expect(hook.result.current.going).toBeNull();
  hook.unmount();
  expect(cancelled).toEqual([]);
});
