import { act, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { provideCommand } from '../../../src/renderer/commands/command-store.ts';
import { startShortcuts } from '../../../src/renderer/commands/shortcuts.ts';
import { showUndoToast } from '../../../src/renderer/commands/undo-toast.ts';
import { clearToasts } from '../../../src/renderer/ui/toasts.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';

beforeEach(() => {
  clearToasts();
  render(<UiProvider theme="light">{null}</UiProvider>);
  onTestFinished(startShortcuts());
});

function press(init: KeyboardEventInit): void {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  act(() => void document.body.dispatchEvent(event));
}

const CTRL_E = { key: 'e', code: 'KeyE', ctrlKey: true };
const F7 = { key: 'F7', code: 'F7' };

const texts = () =>
  [...screen.getByRole('region', { name: 'Messages' }).children].map(
    (toast) => toast.querySelector('span')?.textContent,
  );

describe('a shortcut that cannot be used', () => {
  test('says why, and the reason of the next one takes its place', () => {
    onTestFinished(provideCommand('bulk.edit', { enabled: 'Select a product first.', run: () => {} }));
    press(CTRL_E);
    expect(texts()).toEqual(['Select a product first.']);
    press(F7);
    expect(texts()).toEqual(['Nothing here can do that now.']);
  });

  test('leaves every Undo where it is, even where the words begin alike', () => {
    onTestFinished(provideCommand('bulk.edit', { enabled: 'Moved products stay.', run: () => {} }));
    act(() => showUndoToast('Changed 2 products.', 6));
    act(() => showUndoToast('Moved 3 products to the trash.', 7));
    press(CTRL_E);
    press(F7);
    press(CTRL_E);
    expect(texts()).toEqual([
      'Moved 3 products to the trash.',
      'Changed 2 products.',
      'Moved products stay.',
    ]);
    expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(2);
  });

  test('says it once while the key is held, and can be closed', () => {
    press(F7);
    const close = screen.getByRole('button', { name: 'Close message' });
    act(() => close.click());
    press({ ...F7, repeat: true });
    expect(texts()).toEqual([]);
  });
});
