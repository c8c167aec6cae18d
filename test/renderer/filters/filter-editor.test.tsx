import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openWindow } from '../app/open-window.ts';

async function beginFilter() {
  const opened = await openWindow();
  opened.grid.focus();
  await opened.user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  const what = await screen.findByLabelText('What', { selector: 'input' });
  await waitFor(() => expect(document.activeElement).toBe(what));
  return { ...opened, what };
}

test('a filter that is edited is there again after a look into the palette', async () => {
  const { user, what } = await beginFilter();
  await user.keyboard('{Control>}k{/Control}');
  const palette = await screen.findByRole('combobox', { name: 'Find a command or product' });
  await waitFor(() => expect(document.activeElement).toBe(palette));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(what));
});

test('a filter that is edited goes once the keyboard is elsewhere, and does not take it back', async () => {
  const { user } = await beginFilter();
  await user.keyboard('{F6}');
  await waitFor(() => expect(screen.queryByLabelText('Filter', { selector: '[role=dialog]' })).toBeNull());
  expect(document.activeElement?.closest('[data-pane="views"]')).not.toBeNull();
});
