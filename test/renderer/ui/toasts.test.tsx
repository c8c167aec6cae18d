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
      ['Moved 2 products to the trash.', 'Duplicated 3 products.'],
    );
  });

  test('are two at most, the newest ones', () => {
    expect(show('Copied.', 'Connected 2 stand-in remotes.', 'Queued 4.')).toEqual([
      'Connected 2 stand-in remotes.',
      'Queued 4.',
    ]);
  });
});
