import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPreview, typeFind } from '../../../src/renderer/features/bulk-edit/bulk-steps.ts';
import { getProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

/** Find and replace in the window on a catalog of one product. */
async function openFind(name: string): Promise<HTMLElement> {
  await openCoreForWindow({ products: [{ name }] });
  await renderApp();
  const grid = await screen.findByRole('grid');
  await within(grid).findByText(name);
  grid.focus();
  await userEvent.setup().keyboard('{Control>}h{/Control}');
  return await screen.findByRole('dialog', { name: 'Find and replace' });
}

/** A preview that was made elsewhere in the window, not yet shown. */
async function pasteElsewhere(): Promise<string> {
  const { core } = await openCoreForWindow({ products: [{ name: 'Mug' }] });
  await renderApp();
  await within(await screen.findByRole('grid')).findByText('Mug');
  const { id } = await core.call('previews.begin', { kind: 'paste', subject: 'Name' });
  await core.call('previews.addCells', { id, cells: [{ id: 1, field: 'name', value: 'Cup' }] });
  return id;
}

describe('the bulk edit screen', () => {
  test('changes fifty descriptions by keyboard alone, and Undo takes all of them back', async () => {
    const products = Array.from({ length: 50 }, (_, i) => ({
      name: `Mug ${i}`,
      description: `Mug number ${i}.`,
    }));
    const { core } = await openCoreForWindow({ products });
    await renderApp();
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await within(grid).findByText('Mug 49');
    const descriptions = async () =>
      (await Promise.all(products.map((_, i) => getProduct(core, i + 1)))).map(
        (product) => product.fields.description,
      );

    grid.focus();
    await user.keyboard('{Control>}ae{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Bulk edit' });
    expect(within(dialog).getByText('All 50 in this list')).toBeTruthy();
    await user.click(within(dialog).getByRole('combobox', { name: 'Action' }));
    await user.click(await screen.findByRole('option', { name: 'Add at the end', hidden: true }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Text to add at the end' }), ' Sale!');
    await within(dialog).findByText('50 values: 50 will change, 0 the same, 0 left out.');
    const [first] = within(dialog).getAllByRole<HTMLInputElement>('checkbox', {
      name: /^Change the description of Mug/,
    });
    await waitFor(() => expect(first?.disabled).toBe(false));
    await user.click(first!);
    await within(dialog).findByText('50 values: 49 will change, 0 the same, 1 left out.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('button', { name: 'Undo' });
    expect((await descriptions()).filter((text) => text.endsWith('. Sale!'))).toHaveLength(49);

    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () =>
      expect((await descriptions()).some((text) => text.includes('Sale'))).toBe(false),
    );
  });

  test('offers what was looked for last time to be typed over', async () => {
    typeFind({ find: 'thing', text: '' });
    const dialog = await openFind('Mug');
    const find = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Find' });
    find.focus();
    expect([find.selectionStart, find.selectionEnd]).toEqual([0, 5]);
  });

  test('says of what was found why it can not be replaced', async () => {
    const dialog = await openFind('Mug mug');
    typeFind({ find: 'mug', text: 'm'.repeat(9000) });
    await within(dialog).findByText('The name would be longer than 10,000 characters.');
  });

  test('says why a pattern that finds no character changes nothing', async () => {
    const dialog = await openFind('Mug');
    onTestFinished(() => typeFind({ find: '', text: '', pattern: false }));
    typeFind({ find: 'Cup', text: 'X', pattern: false });
    await within(dialog).findByText('Nothing was found.');
    typeFind({ find: '^', text: 'X', pattern: true });
    await within(dialog).findByText(/^Nothing was found. A pattern finds at least one character/);
  });

  test('says at its field why a pattern or what comes for it can not be used', async () => {
    typeFind({ find: '(', text: '', pattern: true });
    onTestFinished(() => typeFind({ find: '', text: '', pattern: false }));
    const dialog = within(await openFind('Mug'));
    const noteOf = (name: string) => {
      const ids = dialog.getByRole('textbox', { name }).getAttribute('aria-describedby') ?? '';
      return ids
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ');
    };
    await waitFor(() => expect(noteOf('Find')).toContain('This pattern can not be read.'));
    expect(noteOf('Replace with')).not.toContain('pattern');
    typeFind({ find: '(M)', text: '$2' });
    await waitFor(() => expect(noteOf('Replace with')).toContain('The pattern has no group $2.'));
    expect(noteOf('Find')).toBe('');
  });

  test('is called after what a preview that was made elsewhere does', async () => {
    const id = await pasteElsewhere();
    await act(() => openPreview(id, { note: 'Two cells left as they were.' }));
    const dialog = await screen.findByRole('dialog', { name: 'Paste into Name' });
    await within(dialog).findByText(/^1 value: 1 will change.* Two cells left as they were\.$/);
  });

  test('keeps a preview that was made elsewhere, whatever was still to be prepared', async () => {
    const id = await pasteElsewhere();
    typeFind({ find: 'mug' });
    await act(() => openPreview(id));
    await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
    expect(screen.getByRole('dialog', { name: 'Paste into Name' })).toBeTruthy();
  });

  test('says of which products a form has changes that are not saved', async () => {
    const { core } = await openCoreForWindow({ products: [{ name: 'Mug' }, { name: 'Bowl' }] });
    const { fields } = await getProduct(core, 1);
    await core.call('drafts.keep', {
      id: crypto.randomUUID(),
      productId: 1,
      baseVersion: 1,
      fields: { ...fields, name: 'Mugs' },
    });
    await renderApp();
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await within(grid).findByText('Bowl');
    grid.focus();
    await user.keyboard('{Control>}ae{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Bulk edit' });
    await user.click(within(dialog).getByRole('combobox', { name: 'Action' }));
    await user.click(await screen.findByRole('option', { name: 'Add at the end', hidden: true }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Text to add at the end' }), ' Sale!');
    const hints = await within(dialog).findAllByText('Has unsaved changes in its form');
    expect(hints.map((hint) => hint.closest('li')?.textContent)).toEqual([expect.stringContaining('Mug')]);
  });

  test('shows what a template makes of the product that the keyboard is on, and of five more', async () => {
    const products = Array.from({ length: 12 }, (_, i) => ({ name: `Mug ${i + 1}` }));
    await openCoreForWindow({ products });
    await renderApp();
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await within(grid).findByText('Mug 1');
    const order = [...grid.querySelectorAll('tr[data-index] [data-column="name"]')].map(
      (cell) => cell.textContent ?? '',
    );
    grid.focus();
    await user.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowDown}');
    await user.keyboard('{Control>}ae{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Bulk edit' });
    await user.click(within(dialog).getByRole('combobox', { name: 'Action' }));
    await user.click(await screen.findByRole('option', { name: 'Fill from a template', hidden: true }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Template' }), 'A {{{{ name }}');
    const made = await within(dialog).findByRole('list', { name: 'What the template makes' });
    const results = () =>
      within(made)
        .getAllByRole('listitem')
        .map((item) => item.textContent);
    await within(dialog).findByText(/^12 values: /);
    expect(results()).toEqual(order.slice(3, 9).map((name) => `${name}A ${name}`));
  });

  test('shows every place of a value with very many, and leaves out the last of them', async () => {
    const { core } = await openCoreForWindow({ products: [{ name: 'Mug', description: 'x '.repeat(450) }] });
    await renderApp();
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await within(grid).findByText('Mug');
    grid.focus();
    await user.keyboard('{Control>}h{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Find and replace' });
    typeFind({ find: 'x', text: 'y' });
    await within(dialog).findByText(/450 of 450 places will be replaced/);
    const places = () =>
      within(dialog).getAllByRole<HTMLInputElement>('checkbox', { name: /^Replace x, place/ });
    const press = async (name: string) => await user.click(within(dialog).getByRole('button', { name }));
    expect(places()).toHaveLength(20);
    await press('Show 50 more of 450');
    await waitFor(() => expect(places()).toHaveLength(70));
    expect(document.activeElement).toBe(places()[20]);
    await user.click(places()[60]!);
    await waitFor(() => expect(places()[60]?.checked).toBe(false));
    for (const count of [120, 170]) {
      await press('Show 50 more of 450');
      await waitFor(() => expect(places()).toHaveLength(count));
    }
    await press('Show 30 more of 450');
    await within(dialog).findByText(/^Places 1 to 200 of 450/);
    expect(
      places()
        .map(({ checked }) => checked)
        .indexOf(false),
    ).toBe(60);
    await press('Places after');
    await within(dialog).findByText(/^Places 201 to 400 of 450/);
    await press('Places after');
    await within(dialog).findByText(/^Places 401 to 450 of 450/);
    const last = within(dialog).getByRole<HTMLInputElement>('checkbox', {
      name: 'Replace x, place 450 in Mug',
    });
    await user.click(last);
    await within(dialog).findByText(/448 of 450 places will be replaced/);
    expect(last.checked).toBe(false);
    await press('Places before');
    await within(dialog).findByText(/^Places 201 to 400 of 450/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('button', { name: 'Undo' });
    const written = (await getProduct(core, 1)).fields.description.split(' ');
    expect(written.flatMap((letter, n) => (letter === 'x' ? [n] : []))).toEqual([60, 449]);
  });
});
