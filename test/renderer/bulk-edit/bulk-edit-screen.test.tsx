import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { typeFind } from '../../../src/renderer/features/bulk-edit/bulk-steps.ts';
import { getProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

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
    await openCoreForWindow({ products: [{ name: 'Mug' }] });
    await renderApp();
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await within(grid).findByText('Mug');
    grid.focus();
    typeFind({ find: 'thing', text: '' });
    await user.keyboard('{Control>}h{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Find and replace' });
    const find = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Find' });
    find.focus();
    expect([find.selectionStart, find.selectionEnd]).toEqual([0, 5]);
  });

  test('says of what was found why it can not be replaced', async () => {
    await openCoreForWindow({ products: [{ name: 'Mug mug' }] });
    await renderApp();
    const user = userEvent.setup();
    const grid = await screen.findByRole('grid');
    await within(grid).findByText('Mug mug');
    grid.focus();
    await user.keyboard('{Control>}h{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Find and replace' });
    typeFind({ find: 'mug', text: 'm'.repeat(9000) });
    await within(dialog).findByText('The name would be longer than 10,000 characters.');
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
});
