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

  test('keep the focus when a newer one comes', () => {
    clearToasts();
    render(<UiProvider theme="light">{null}</UiProvider>);
    act(() => showToast({ text: 'Older one.', action: { label: 'Undo', run: () => {} } }));
    const undo = screen.getByRole('button', { name: 'Undo' });
    undo.focus();
    act(() => showToast({ text: 'Newer one.' }));
    expect(document.activeElement).toBe(undo);
  });

  test('are two at most, the newest first', () => {
    expect(show('Copied.', 'Connected 2 stand-in remotes.', 'Queued 4.')).toEqual([
      'Queued 4.',
      'Connected 2 stand-in remotes.',
    ]);
  });
});
