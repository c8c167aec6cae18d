import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { refuseMarkup } from '../../../src/renderer/bridge/trusted-types.ts';
import { useAnswer } from '../../../src/renderer/bridge/use-answer.ts';
import type { Result } from '../../../src/shared/contract/result.ts';
import { openWindowWithoutCore } from '../../helpers/render-with-core.tsx';

/** An operation whose answers come when the test says so. */
function slowOperation() {
  const asked: { input: string; answer: (result: Result<string>) => void }[] = [];
  const operation = (input: { text: string }) =>
    new Promise<Result<string>>((answer) => {
      asked.push({ input: input.text, answer });
    });
  const answer = (at: number, value: string) => act(async () => asked[at]?.answer({ ok: true, value }));
  return { asked, operation, answer };
}

describe('an answer', () => {
  test('of an earlier question never shows under a later one', async () => {
    const { operation, answer, asked } = slowOperation();
    const hook = renderHook(({ text }) => useAnswer(operation, { text }), { initialProps: { text: 'a' } });
    hook.rerender({ text: 'b' });
    await answer(0, 'answer to a');
    expect(hook.result.current.value).toBeUndefined();
    await waitFor(() => expect(asked).toHaveLength(2));
    await answer(1, 'answer to b');
    expect(hook.result.current.value).toBe('answer to b');
  });

  test('is asked for again when its topic changed, and stays on screen meanwhile', async () => {
    const { tell } = openWindowWithoutCore({});
    const { operation, answer, asked } = slowOperation();
    const hook = renderHook(() => useAnswer(operation, { text: 'a' }, ['remotes']));
    await answer(0, 'one');
    const changed = { products: false, sending: false, remotes: true, changes: false, views: false };
    act(() => tell({ event: 'catalogChanged', data: { ...changed, remotes: false, products: true } }));
    expect(asked).toHaveLength(1);
    act(() => tell({ event: 'catalogChanged', data: changed }));
    expect(asked).toHaveLength(2);
    expect(hook.result.current).toMatchObject({ value: 'one', asking: true });
    await answer(1, 'two');
    expect(hook.result.current).toMatchObject({ value: 'two', asking: false });
  });

  test('is asked for once more, not ten times, when ten changes come during one question', async () => {
    const { tell } = openWindowWithoutCore({});
    const { operation, answer, asked } = slowOperation();
    renderHook(() => useAnswer(operation, { text: 'a' }, ['keys']));
    for (let i = 0; i < 10; i += 1) act(() => tell({ event: 'keysChanged', data: {} }));
    await answer(0, 'one');
    expect(asked).toHaveLength(2);
  });

  test('that costs much rests before it is asked for again, and then once for all changes', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { tell } = openWindowWithoutCore({});
    const { operation, answer, asked } = slowOperation();
    renderHook(() => useAnswer(operation, { text: 'a' }, ['keys'], 300));
    await answer(0, 'one');
    for (let i = 0; i < 10; i += 1) act(() => tell({ event: 'keysChanged', data: {} }));
    await act(() => vi.advanceTimersByTimeAsync(299));
    expect(asked).toHaveLength(1);
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(asked).toHaveLength(2);
  });

  test('to another question does not wait for the rest after the last one', async () => {
    const { operation, answer, asked } = slowOperation();
    const hook = renderHook(({ text }) => useAnswer(operation, { text }, [], 60_000), {
      initialProps: { text: 'a' },
    });
    await answer(0, 'one');
    hook.rerender({ text: 'b' });
    expect(asked.map(({ input }) => input)).toEqual(['a', 'b']);
  });

  test('keeps the last good value beside a problem', async () => {
    const { operation, answer, asked } = slowOperation();
    const hook = renderHook(() => useAnswer(operation, { text: 'a' }));
    await answer(0, 'one');
    act(() => hook.result.current.askAgain());
    await act(async () => asked[1]?.answer({ ok: false, error: { code: 'internal', message: 'It broke.' } }));
    expect(hook.result.current).toMatchObject({ value: 'one', problem: { message: 'It broke.' } });
  });
});

describe('text for the page', () => {
  test('may hold styles but never markup', () => {
    expect(refuseMarkup(':root { --a: 1px > 0 }')).toBe(':root { --a: 1px > 0 }');
    expect(() => refuseMarkup('<img src=x onerror=alert(1)>')).toThrow(TypeError);
  });
});
