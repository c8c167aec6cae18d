import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { openWindow } from './open-window.ts';

describe('where the keyboard is', () => {
  test('in the list as soon as a catalog is open', async () => {
    const { grid } = await openWindow();
    expect(document.activeElement).toBe(grid);
  });

  test('in the place that a shortcut went to, and back in the list', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}5{/Control}');
    await screen.findByText('Added: Tin cup');
    expect(document.activeElement?.textContent).toContain('Added: Tin cup');
    await user.keyboard('{Control>}1{/Control}');
    expect(document.activeElement).toBe(await screen.findByRole('grid'));
  });

  test('in an empty view too, and back in the rows after it', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: /^Trash/ }));
    await screen.findByText('The trash is empty.');
    expect(document.activeElement?.getAttribute('data-pane')).toBe('list');
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('grid')));
  });

  test('in the list after a product was duplicated from a field of its form', async () => {
    const { grid, user } = await openWindow();
    await user.click(await screen.findByDisplayValue('CUP-1'));
    await user.keyboard('{Control>}{Shift>}d{/Shift}{/Control}');
    await screen.findAllByText('Duplicated 1 product.');
    expect(document.activeElement).toBe(grid);
  });
});

describe('a shortcut', () => {
  test('that can do nothing now says why', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}y{/Control}');
    expect((await screen.findAllByText('There is nothing to do again.')).length).toBeGreaterThan(0);
  });

  test('finds and replaces in a list in which nothing is selected', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}f{/Control}');
    await user.keyboard('cup');
    await screen.findByText('1 product');
    await user.keyboard('{Control>}h{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Find and replace' });
    expect(within(dialog).getByDisplayValue('All 1 in this list')).toBeTruthy();
  });
});

describe('a new product that is not saved', () => {
  async function beginNew() {
    const opened = await openWindow();
    await opened.user.keyboard('{Control>}n{/Control}');
    const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Name/ });
    await waitFor(() => expect(name().value).toBe(''));
    await opened.user.type(name(), 'Wool blanket');
    return opened;
  }

  test('is not mistaken for the row that the list was on: nothing is sent, copied or trashed', async () => {
    const { core, user } = await beginNew();
    await user.keyboard('{Control>}{Shift>}ds{/Shift}{/Control}');
    await new Promise((done) => setTimeout(done, 200));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((await core.call('products.counts', {})).all).toBe(3);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find a command or product' }), 'trash');
    const trash = await screen.findByRole('option', { name: /Move to trash/ });
    expect(trash.textContent).toContain('Save the new product first.');
  });

  test('is still there after a look at another place', async () => {
    const { user } = await beginNew();
    await user.keyboard('{Control>}5{/Control}');
    await screen.findByText('Added: Tin cup');
    await user.keyboard('{Control>}1{/Control}');
    await screen.findByRole('grid');
    await new Promise((done) => setTimeout(done, 300));
    expect(screen.queryByDisplayValue('CUP-1')).toBeNull();
    expect(screen.getByRole('textbox', { name: /^Name/ })).toBeTruthy();
  });

  test('leaves the ticked rows to the commands', async () => {
    const { grid, user } = await beginNew();
    await user.click(within(grid).getByRole('checkbox', { name: 'Select Tin cup' }));
    await user.click(screen.getByRole('button', { name: 'Send…' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  test('is counted in the line at the bottom and among the views until it is saved', async () => {
    const { user } = await beginNew();
    expect(await screen.findByText('1 unsaved form, every key kept')).toBeTruthy();
    expect(await screen.findByRole('button', { name: /Begun and not saved\s*1/ })).toBeTruthy();
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText(/^Saved on this computer \d/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Begun and not saved/ })).toBeNull();
  });
});

describe('the messages', () => {
  test('go when another place is gone to', async () => {
    const { grid, user } = await openWindow();
    grid.focus();
    await user.keyboard('{Control>}{Shift>}d{/Shift}{/Control}');
    const messages = screen.getByRole('region', { name: 'Messages' });
    await within(messages).findByText('Duplicated 1 product.');
    await user.keyboard('{Control>}5{/Control}');
    await waitFor(() => expect(messages.childElementCount).toBe(0));
  });
});
