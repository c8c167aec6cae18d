import { act, render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { clearToasts, showToast } from '../../../src/renderer/ui/toasts.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';

function show(...texts: readonly string[]): readonly (string | null)[] {
  clearToasts();
  render(<UiProvider theme="light">{null}</UiProvider>);
  act(() => {
    for (const text of texts) showToast({ text });
  });
  const messages = screen.getByRole('region', { name: 'Messages' });
  return [...messages.children].map((toast) => toast.textContent);
}

describe('toasts', () => {
  test('of the same kind take each other’s place', () => {
    expect(show('Duplicated 1 product.', 'Moved 2 products to the trash.', 'Duplicated 3 products.')).toEqual(
      ['Duplicated 3 products.', 'Moved 2 products to the trash.'],
    );
  });

  test('that find no room beside the newer one keep no focus', () => {
    clearToasts();
    render(<UiProvider theme="light">{null}</UiProvider>);
    act(() => showToast({ text: 'Older one.', action: { label: 'Undo', run: () => {} } }));
    const undo = screen.getByRole('button', { name: 'Undo' });
    undo.focus();
    const hidden = undo.closest('div');
    // This DOM lays nothing out: the older one stands in a line of its own.
    Object.defineProperty(hidden, 'offsetTop', { value: 10_000 });
    act(() => showToast({ text: 'Newer one.' }));
    expect(hidden?.inert).toBe(true);
    expect(document.activeElement).not.toBe(undo);
  });

  test('are two at most, the newest first', () => {
    expect(show('Copied.', 'Connected 2 stand-in remotes.', 'Queued 4.')).toEqual([
      'Queued 4.',
      'Connected 2 stand-in remotes.',
    ]);
  });
});
