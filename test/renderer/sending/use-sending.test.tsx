import { act, renderHook } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { offshelf } from '../../../src/renderer/bridge/offshelf.ts';
import { useFoundRows } from '../../../src/renderer/features/sending/use-sending.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

test('what is searched for is asked again at most once a second while products are sent', async () => {
  const { tell } = await openCoreForWindow();
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const find = vi.spyOn(offshelf().sending, 'find');
  renderHook(() => useFoundRows('mug'));
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(find).toHaveBeenCalledTimes(1);
  const data = { products: true, sending: true, remotes: false, changes: false, views: false };
  for (let at = 0; at < 30; at += 1) {
    act(() => tell({ event: 'catalogChanged', data }));
    await act(() => vi.advanceTimersByTimeAsync(100));
  }
  expect(find.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(find.mock.calls.length).toBeLessThanOrEqual(4);
});
