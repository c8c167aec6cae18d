import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDraftKeeper } from '../../../src/renderer/features/form/draft-keeper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A keeper that writes the newest text into `written`, taking some time for each write. */
function keepText(milliseconds: number) {
  const written: string[] = [];
  const state = { text: '', open: 0, mostOpen: 0, full: false };
  const keeper = createDraftKeeper(async () => {
    state.open += 1;
    state.mostOpen = Math.max(state.mostOpen, state.open);
    const text = state.text;
    await new Promise((done) => setTimeout(done, milliseconds));
    state.open -= 1;
    if (state.full) return false;
    written.push(text);
    return true;
  });
  const type = (text: string) => {
    state.text = text;
    keeper.touch();
  };
  return { keeper, written, state, type };
}

test('steady typing is never more than 300 ms ahead of the catalog', async () => {
  const { written, type } = keepText(20);
  for (let n = 1; n <= 40; n += 1) {
    type('x'.repeat(n));
    await vi.advanceTimersByTimeAsync(50);
    const kept = written.at(-1)?.length ?? 0;
    expect((n - kept) * 50).toBeLessThanOrEqual(300);
  }
  await vi.advanceTimersByTimeAsync(300);
  expect(written.at(-1)).toBe('x'.repeat(40));
});

test('one write is on its way at a time, and the last one has the newest text', async () => {
  const { written, state, type } = keepText(400);
  for (let n = 1; n <= 10; n += 1) {
    type(String(n));
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(2000);
  expect(state.mostOpen).toBe(1);
  expect(written.at(-1)).toBe('10');
});

test('a key after a slow write is written too, though its moment had come while that was on its way', async () => {
  const { written, type } = keepText(200);
  type('a');
  await vi.advanceTimersByTimeAsync(160);
  type('b');
  await vi.advanceTimersByTimeAsync(440);
  expect(written).toEqual(['a', 'b']);
  type('c');
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.at(-1)).toBe('c');
});

test('flush writes at once and resolves when it is written', async () => {
  const { keeper, written, type } = keepText(10);
  type('now');
  const flushed = keeper.flush();
  await vi.advanceTimersByTimeAsync(10);
  await flushed;
  expect(written).toEqual(['now']);
});

test('flush without anything typed writes nothing, again and again', async () => {
  const { keeper, written, type } = keepText(0);
  await keeper.flush();
  await keeper.flush();
  expect(written).toEqual([]);
  type('a');
  const flushed = keeper.flush();
  await vi.advanceTimersByTimeAsync(1);
  await flushed;
  expect(written).toEqual(['a']);
});

test('settle calls off what is not written and waits for what is on its way', async () => {
  const { keeper, written, type } = keepText(100);
  type('first');
  await vi.advanceTimersByTimeAsync(160);
  type('second');
  const settled = keeper.settle();
  await vi.advanceTimersByTimeAsync(1000);
  await settled;
  expect(written).toEqual(['first']);
});

test('what could not be written is tried again by the next flush, which does not wait for the disk', async () => {
  const { keeper, written, state, type } = keepText(0);
  state.full = true;
  type('kept');
  const inVain = keeper.flush();
  await vi.advanceTimersByTimeAsync(1);
  await inVain;
  expect(written).toEqual([]);
  state.full = false;
  const flushed = keeper.flush();
  await vi.advanceTimersByTimeAsync(1);
  await flushed;
  expect(written).toEqual(['kept']);
});
