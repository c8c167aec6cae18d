import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClosingCatalog } from '../../../src/renderer/features/catalogs/closing-catalog.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function waitOn(sends: number, milliseconds: number): Promise<string> {
  render(
    <UiProvider theme="light">
      <ClosingCatalog state={{ kind: 'closing', name: 'Shop', sends }} />
    </UiProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
  return document.body.textContent ?? '';
}

test('says what it waits for once it takes a moment', async () => {
  expect(await waitOn(1, 400)).toContain('Finishing 1 send: ten seconds at most…');
});

test('says nothing when it is closed at once', async () => {
  expect(await waitOn(2, 250)).not.toContain('Finishing');
});

test('only names the catalog where nothing is being sent', async () => {
  await waitOn(0, 400);
  expect(screen.getByText('Closing “Shop”…')).toBeTruthy();
});
