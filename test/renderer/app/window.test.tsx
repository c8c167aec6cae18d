import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { addProduct, getProduct } from '../../helpers/catalog.ts';
import { addJani } from '../../helpers/remotes.ts';
import { namesIn, openWindow } from './open-window.ts';

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
    const search = screen.getByRole<HTMLInputElement>('textbox', { name: 'Search products' });
    for (const key of ['Escape', 'Enter']) fireEvent.keyDown(search, { key, isComposing: true });
    expect([search.value, document.activeElement]).toEqual(['bowl', search]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(namesIn(grid)).toHaveLength(3));
  });

  test('says of the open form that its product is not in the list that is shown', async () => {
    const { grid, user } = await openWindow();
    await screen.findByDisplayValue('Tin cup');
    expect(screen.queryByText('This product is not in the list that is shown.')).toBeNull();
    await user.type(screen.getByDisplayValue('Tin cup'), '!');
    await user.keyboard('{Control>}f{/Control}');
    await user.keyboard('bowl');
    await waitFor(() => expect(namesIn(grid)).toEqual(['Stone bowl']));
    expect(await screen.findByText('This product is not in the list that is shown.')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(namesIn(grid)).toHaveLength(3));
    expect(screen.queryByText('This product is not in the list that is shown.')).toBeNull();
  });

  test('goes to an unsaved form from the line that counts them', async () => {
    const { core, user } = await openWindow();
    const { fields } = await getProduct(core, 1);
    await core.call('drafts.keep', {
      id: '0197c1a0-0000-7000-8000-000000000001',
      productId: 1,
      baseVersion: 1,
      fields: { ...fields, name: 'Typed and not saved' },
    });
    await user.click(await screen.findByRole('button', { name: '1 unsaved form, every key kept' }));
    await user.click(await screen.findByText(/^Typed and not saved, /));
    expect(await screen.findByDisplayValue('Typed and not saved')).toBeTruthy();
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

  test('finds a saved view and a remote in the palette, and goes there', async () => {
    const { core, user } = await openWindow();
    const view = {
      name: 'Winter bowls',
      view: 'all',
      filter: null,
      sorts: [{ field: 'name', direction: 'asc' }],
    } as const;
    await core.call('views.add', { ...view, sorts: [...view.sorts] });
    await addJani(core);
    const find = async (typed: string) => {
      await user.keyboard('{Control>}k{/Control}');
      await user.type(await screen.findByRole('combobox', { name: 'Find a command or product' }), typed);
    };
    await find('bow win');
    await screen.findByRole('option', { name: 'Winter bowls View' });
    await user.keyboard('{Enter}');
    const views = await screen.findByRole('list', { name: 'Saved views' });
    await waitFor(() =>
      expect(within(views).getByRole('button', { current: 'page' }).textContent).toContain('Winter bowls'),
    );
    await find('jan');
    await screen.findByRole('option', { name: 'Jani Remote' });
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Remotes' })).toBeTruthy();
  });

  test('says in the palette why a command cannot be used now', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find a command or product' }), 'restore');
    const restore = await screen.findByRole('option', { name: /Restore from trash/ });
    expect(restore.textContent).toContain('Only what is in the trash.');
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
