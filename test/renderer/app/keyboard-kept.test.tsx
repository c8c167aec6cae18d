import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { forgetList } from '../../../src/renderer/features/products/list-reading.ts';
import { useRows } from '../../../src/renderer/features/products/rows-store.ts';
import { namesIn, openWindow } from './open-window.ts';

const searchBox = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Search products' });
const activeName = (grid: HTMLElement) =>
  grid.querySelector('[data-active] [data-column="name"]')?.textContent ?? null;

describe('after a search', () => {
  test('Enter goes to the first row that was found', async () => {
    const { grid, user } = await openWindow();
    await user.keyboard('{Control>}f{/Control}');
    await user.keyboard('bowl');
    await waitFor(() => expect(namesIn(grid)).toEqual(['Stone bowl']));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(activeName(screen.getByRole('grid'))).toBe('Stone bowl'));
    expect(document.activeElement).toBe(screen.getByRole('grid'));
  });

  test('Down goes there too', async () => {
    const { grid, user } = await openWindow();
    await user.keyboard('{Control>}f{/Control}');
    await user.keyboard('bowl');
    await waitFor(() => expect(namesIn(grid)).toEqual(['Stone bowl']));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(activeName(screen.getByRole('grid'))).toBe('Stone bowl'));
  });

  test('Escape clears what was typed, and the next one goes back to the rows', async () => {
    const { grid, user } = await openWindow();
    await user.keyboard('{Control>}f{/Control}');
    await user.keyboard('mug{Escape}');
    expect(searchBox().value).toBe('');
    expect(document.activeElement).toBe(searchBox());
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(grid);
  });
});

describe('a new product that is not saved', () => {
  test('leaves the row to the commands once the keyboard is back in the rows', async () => {
    const { grid, user } = await openWindow();
    await user.keyboard('{Control>}n{/Control}');
    const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Name/ });
    await waitFor(() => expect(document.activeElement).toBe(name()));
    await user.keyboard('{Control>}e{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    grid.focus();
    await user.keyboard('{Control>}e{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Bulk edit' })).toBeTruthy();
  });
});

describe('where what had the keyboard is gone', () => {
  test('it goes on in the rows', async () => {
    const { grid } = await openWindow();
    grid.focus();
    const button = document.createElement('button');
    document.querySelector('[data-pane="list"]')?.append(button);
    button.focus();
    button.remove();
    await waitFor(() => expect(document.activeElement).toBe(grid));
  });

  test('it stays in the details after a button of theirs', async () => {
    await openWindow();
    await screen.findByDisplayValue('CUP-1');
    const details = document.querySelector<HTMLElement>('[data-pane="details"]');
    const button = document.createElement('button');
    details?.append(button);
    button.focus();
    button.remove();
    await waitFor(() => expect(details?.contains(document.activeElement)).toBe(true));
  });

  test('it goes back into the dialog below, to what had it there', async () => {
    await openWindow();
    const [lower, upper] = ['first', 'second'].map((name) => {
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.setAttribute('aria-label', name);
      dialog.append(document.createElement('input'), document.createElement('button'));
      document.body.append(dialog);
      return dialog;
    });
    const before = lower?.querySelector('button');
    before?.focus();
    upper?.querySelector('input')?.focus();
    upper?.remove();
    await waitFor(() => expect(document.activeElement).toBe(before));
    lower?.remove();
  });

  test('it goes back to what had it in the details, behind a dialog', async () => {
    await openWindow();
    const sku = await screen.findByDisplayValue<HTMLInputElement>('CUP-1');
    sku.focus();
    const dialog = document.createElement('div');
    dialog.append(document.createElement('input'));
    document.body.append(dialog);
    dialog.querySelector('input')?.focus();
    dialog.remove();
    await waitFor(() => expect(document.activeElement).toBe(sku));
  });

  test('who clicks beside everything is left alone', async () => {
    const { grid } = await openWindow();
    grid.focus();
    grid.blur();
    document.body.append(document.createElement('i'));
    await new Promise((done) => setTimeout(done, 300));
    expect(document.activeElement).toBe(document.body);
  });
});

describe('the order of the list', () => {
  test('is there again the next time', async () => {
    const { grid, user } = await openWindow();
    await user.click(within(grid).getByRole('button', { name: 'Price' }));
    await waitFor(() => expect(namesIn(grid)).toEqual(['Tin cup', 'Enamel mug', 'Stone bowl']));
    forgetList();
    expect(useRows.getState().query.sorts).toEqual([{ field: 'price', direction: 'asc' }]);
  });
});

describe('the tip of a button', () => {
  test('goes when the button is pressed, and is back when it is pointed at anew', async () => {
    const { user } = await openWindow();
    const button = screen.getByRole('button', { name: 'New product' });
    await user.hover(button);
    expect((await screen.findByRole('tooltip', { hidden: true })).textContent).toBe('Ctrl+N');
    await user.pointer({ keys: '[MouseLeft]', target: button });
    await waitFor(() => expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull());
    await user.unhover(button);
    await user.hover(button);
    expect(await screen.findByRole('tooltip', { hidden: true })).toBeTruthy();
  });
});

describe('the keyboard shortcuts', () => {
  test('name the keys of the sheet’s cells in one place, apart from those of the window', async () => {
    const { user } = await openWindow();
    await user.keyboard('{F1}');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    const linesOf = (title: string) => {
      const part = within(dialog).getByRole('heading', { name: title }).closest('section');
      return [...(part?.querySelectorAll('kbd') ?? [])].map((key) => key.textContent);
    };
    expect(linesOf('In the grid')).toEqual(
      expect.arrayContaining(['F2', 'Enter', 'Tab', 'Ctrl+C', 'Ctrl+V', 'Del', 'F8', 'Alt+↓']),
    );
    expect(linesOf('In the list')).toEqual(expect.arrayContaining(['Space', 'F8', 'Shift+F8']));
    expect(linesOf('Product').filter((keys) => keys === 'F8')).toHaveLength(1);
    expect(linesOf('Edit')).not.toContain('Del');
    expect(linesOf('View')).not.toContain('Alt+↓');
  });
});
