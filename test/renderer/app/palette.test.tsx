import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openWindow } from './open-window.ts';

/** Presses keys one after another, faster than anything on screen can follow. */
function press(...keys: readonly (string | KeyboardEventInit)[]): void {
  for (const key of keys) {
    const init = typeof key === 'string' ? { key } : key;
    fireEvent.keyDown(document.activeElement ?? document.body, init);
  }
}

const OPEN = { key: 'k', code: 'KeyK', ctrlKey: true };
const field = () => screen.findByRole<HTMLInputElement>('combobox', { name: 'Find a command or product' });

describe('the palette', () => {
  test('has what was typed before it had the keyboard', async () => {
    await openWindow();
    press(OPEN, 't', 'r', 'x', 'Backspace', 'Enter', 'a', { key: 's', ctrlKey: true }, 's');
    const input = await field();
    await waitFor(() => expect(document.activeElement).toBe(input));
    expect(input.value).toBe('tras');
    expect(screen.getByRole('option', { name: /Move to trash/ })).toBeTruthy();
  });

  test('does not open after Escape, and the keys are those of the list again', async () => {
    const { grid, user } = await openWindow();
    press(OPEN, 'x', 'Escape');
    expect(document.activeElement).toBe(grid);
    await user.keyboard('{Control>}k{/Control}');
    expect((await field()).value).toBe('');
  });

  test('shows names of any language as they are read', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await field(), 'Tin cup');
    expect((await screen.findByText('Tin cup', { selector: '[role="option"] *' })).dir).toBe('auto');
  });
});
