import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { addProduct, getProduct } from '../../helpers/catalog.ts';
import { addJani } from '../../helpers/remotes.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

const MUGS = [
  { name: 'Enamel mug', sku: 'MUG-1', description: 'A mug for the fire.', price: '14.00' },
  { name: 'Stone bowl', sku: 'BOWL-1', description: 'A bowl for the table.', price: '29.00' },
  { name: 'Tin cup', sku: 'CUP-1', description: 'A cup for the road.', price: '9.50' },
];

async function openWindow() {
  const opened = await openCoreForWindow({ products: MUGS });
  await renderApp();
  const grid = await screen.findByRole('grid');
  await within(grid).findByText('Enamel mug');
  return { ...opened, grid, user: userEvent.setup() };
}

function namesIn(grid: HTMLElement): string[] {
  const rows = within(grid).getAllByRole('row').slice(1);
  return rows.map((row) => row.querySelector('[data-column="name"]')?.textContent ?? '');
}

describe('the window of a catalog', () => {
  test('shows the products and how many there are', async () => {
    const { grid } = await openWindow();
    expect(namesIn(grid)).toHaveLength(3);
    expect(screen.getByText('3 products')).toBeTruthy();
    expect(await screen.findByRole('button', { name: /All products\s*3/ })).toBeTruthy();
  });

  test('narrows the list while a search is typed and shows everything again on Escape', async () => {
    const { grid, user } = await openWindow();
    await user.keyboard('{Control>}f{/Control}');
    await user.keyboard('bowl');
    await waitFor(() => expect(namesIn(grid)).toEqual(['Stone bowl']));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(namesIn(grid)).toHaveLength(3));
  });

  test('says so when nothing matches, with a way back', async () => {
    const { user } = await openWindow();
    await user.type(screen.getByRole('textbox', { name: 'Search products' }), 'zzz');
    expect(await screen.findByText('Nothing here matches “zzz”.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(await screen.findByText('Tin cup')).toBeTruthy();
  });

  test('sorts by a heading, and the other way at the second click', async () => {
    const { grid, user } = await openWindow();
    await user.click(within(grid).getByRole('button', { name: 'Price' }));
    await waitFor(() => expect(namesIn(grid)).toEqual(['Tin cup', 'Enamel mug', 'Stone bowl']));
    expect(within(grid).getByRole('columnheader', { name: 'Price' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await user.click(within(grid).getByRole('button', { name: 'Price' }));
    await waitFor(() => expect(namesIn(grid)).toEqual(['Stone bowl', 'Enamel mug', 'Tin cup']));
  });

  test('trashes what is ticked by keyboard and takes it back with Undo', async () => {
    const { core, grid, user } = await openWindow();
    grid.focus();
    await user.keyboard('{Home} {ArrowDown} ');
    expect(screen.getByText('2 selected')).toBeTruthy();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(namesIn(grid)).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(namesIn(grid)).toHaveLength(3));
    expect((await core.call('products.counts', {})).trash).toBe(0);
  });

  test('ticks all that match with Ctrl+A and none with Escape', async () => {
    const { grid, user } = await openWindow();
    grid.focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('3 selected')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('3 selected')).toBeNull();
  });

  test('marks each remote on a row in words too', async () => {
    const { core, grid } = await openWindow();
    await addJani(core);
    expect((await within(grid).findAllByText('Jani: Ready')).length).toBe(3);
  });

  test('keeps a row where it is when it is saved here, and shows the new name', async () => {
    const { core, grid, user } = await openWindow();
    await user.click(within(grid).getByRole('button', { name: 'Name' }));
    await waitFor(() => expect(namesIn(grid)).toEqual(['Enamel mug', 'Stone bowl', 'Tin cup']));
    await user.dblClick(within(grid).getByText('Enamel mug'));
    const name = await screen.findByDisplayValue('Enamel mug');
    await user.clear(name);
    await user.type(name, 'Zinc mug');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(namesIn(grid)).toEqual(['Zinc mug', 'Stone bowl', 'Tin cup']));
    await new Promise((done) => setTimeout(done, 600));
    expect(screen.queryByText('This list is out of date.')).toBeNull();
    expect(namesIn(grid)).toEqual(['Zinc mug', 'Stone bowl', 'Tin cup']);
    await user.keyboard('{F5}');
    await waitFor(() => expect(namesIn(grid)).toEqual(['Stone bowl', 'Tin cup', 'Zinc mug']));
    expect((await getProduct(core, 1)).fields.name).toBe('Zinc mug');
  });

  test('pins a new product on top until the list is refreshed', async () => {
    const { grid, user } = await openWindow();
    await user.click(within(grid).getByRole('button', { name: 'Name' }));
    await user.keyboard('{Control>}n{/Control}');
    const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Name/ });
    await waitFor(() => expect(name().value).toBe(''));
    await user.type(name(), 'Wool blanket');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(namesIn(grid)[0]).toBe('Wool blanket'));
    await user.keyboard('{F5}');
    await waitFor(() => expect(namesIn(grid).at(-1)).toBe('Wool blanket'));
  });

  test('is not out of date after the person saved over what was saved elsewhere', async () => {
    const { core, user } = await openWindow();
    const name = await screen.findByDisplayValue('Tin cup');
    await user.type(name, ' of mine');
    const { version, fields } = await getProduct(core, 3);
    await core.call('products.save', {
      id: 3,
      baseVersion: version,
      fields: { ...fields, name: 'Tin cup of theirs' },
      draftId: null,
    });
    await user.click(await screen.findByRole('button', { name: 'Save mine over it' }));
    await waitFor(async () => expect((await getProduct(core, 3)).fields.name).toBe('Tin cup of mine'));
    await new Promise((done) => setTimeout(done, 900));
    expect(screen.queryByText('This list is out of date.')).toBeNull();
  });

  test('says that it is out of date when somebody else added a product', async () => {
    const { core, grid, user } = await openWindow();
    await addProduct(core, { name: 'From elsewhere' });
    await user.click(await screen.findByRole('button', { name: /Refresh/ }));
    await within(grid).findByText('From elsewhere');
    expect(screen.queryByText('This list is out of date.')).toBeNull();
  });

  test('goes from pane to pane with F6', async () => {
    const { user } = await openWindow();
    const focused = () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane');
    expect(focused()).toBe('list');
    await user.keyboard('{F6}');
    expect(focused()).toBe('details');
    await user.keyboard('{F6}');
    expect(focused()).toBe('views');
    await user.keyboard('{Shift>}{F6}{/Shift}');
    expect(focused()).toBe('details');
  });

  test('finds a product in the palette and opens its form', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find a command or product' }), 'tin');
    await screen.findByRole('option', { name: /Tin cup/ });
    await user.keyboard('{Enter}');
    expect(await screen.findByDisplayValue('CUP-1')).toBeTruthy();
  });

  test('says in the palette why a command cannot be used now', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find a command or product' }), 'restore');
    const restore = await screen.findByRole('option', { name: /Restore from trash/ });
    expect(restore.textContent).toContain('Only what is in the trash.');
  });
});

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
    await user.keyboard('{Control>}d{/Control}');
    await screen.findAllByText('Duplicated 1 product.');
    expect(document.activeElement).toBe(grid);
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
    await user.keyboard('{Control>}d{/Control}{Control>}{Shift>}s{/Shift}{/Control}');
    await new Promise((done) => setTimeout(done, 200));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((await core.call('products.counts', {})).all).toBe(3);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find a command or product' }), 'trash');
    const trash = await screen.findByRole('option', { name: /Move to trash/ });
    expect(trash.textContent).toContain('Save the new product first.');
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
    await user.keyboard('{Control>}d{/Control}');
    const messages = screen.getByRole('region', { name: 'Messages' });
    await within(messages).findByText('Duplicated 1 product.');
    await user.keyboard('{Control>}5{/Control}');
    await waitFor(() => expect(messages.childElementCount).toBe(0));
  });
});

describe('the views', () => {
  test('show the first product of the view that is opened, or none where it is empty', async () => {
    const { user } = await openWindow();
    await screen.findByDisplayValue('CUP-1');
    await user.click(screen.getByRole('button', { name: /^Trash/ }));
    expect(await screen.findByText('The trash is empty.')).toBeTruthy();
    expect(await screen.findByText('Select a product to see it here.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show all products' }));
    expect(await screen.findByDisplayValue('CUP-1')).toBeTruthy();
  });

  test('come back to the same row and the same ticks from another place', async () => {
    const { grid, user } = await openWindow();
    grid.focus();
    await user.keyboard('{Home}{ArrowDown} ');
    await screen.findByDisplayValue('BOWL-1');
    await user.click(screen.getByRole('button', { name: /^History/ }));
    await screen.findByText('Added: Tin cup');
    await user.click(screen.getByRole('button', { name: /^All products/ }));
    expect(await screen.findByText('1 selected')).toBeTruthy();
    expect(await screen.findByDisplayValue('BOWL-1')).toBeTruthy();
  });
});
