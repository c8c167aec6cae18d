import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/renderer/commands/command-store.ts';
import { aProduct, applyBulk, getProduct, peek } from '../../helpers/catalog.ts';
import { addJourneyBee, standAt } from '../../helpers/remotes.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

async function openAfterBulkEdit() {
  const products = [
    { name: 'Mug', description: 'red mug' },
    { name: 'Bowl', description: 'red bowl' },
  ];
  const { core, tell } = await openCoreForWindow({ products });
  const action = {
    kind: 'replace',
    field: 'description',
    find: 'red',
    text: 'green',
    matchCase: true,
    wholeWord: false,
    pattern: false,
  } as const;
  await applyBulk(core, [1, 2], action);
  await renderApp();
  await screen.findByText('Bowl');
  const description = async (id: number) => (await getProduct(core, id)).fields.description;
  return { core, tell, user: userEvent.setup(), description };
}

describe('undo', () => {
  test('takes back a bulk edit as one step and says that nothing is unsent', async () => {
    const { core, user, description } = await openAfterBulkEdit();
    standAt(peek(core), 1, await addJourneyBee(core), 'sent');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await description(1)).toBe('red mug'));
    expect(await description(2)).toBe('red bowl');
    expect(screen.getAllByText(/What was sent stays sent/).length).toBeGreaterThan(0);
  });

  test('says nothing of sending where nothing was sent, and says what went to the trash', async () => {
    const { core, user } = await openAfterBulkEdit();
    await core.call('products.add', {
      products: [aProduct({ name: 'Jug' }), aProduct({ name: 'Cup' })],
      remotes: [],
    });
    await screen.findByRole('button', { name: /Refresh/ });
    await user.keyboard('{Control>}z{/Control}');
    const [said] = await screen.findAllByText(/^Undone: Added: 2 products/);
    expect(said?.textContent).toBe('Undone: Added: 2 products. 2 products went to the trash.');
  });

  test('takes back a step for each press, however quickly they come', async () => {
    const { core, description } = await openAfterBulkEdit();
    const { version, fields } = await getProduct(core, 1);
    const edited = { ...fields, name: 'Cup' };
    await core.call('products.save', { id: 1, baseVersion: version, fields: edited, draftId: null });
    await screen.findAllByText('Cup');
    // At once: a hand is slower than the first step of a small catalog.
    act(() => {
      runCommand('edit.undo');
      runCommand('edit.undo');
    });
    await waitFor(async () => expect(await description(1)).toBe('red mug'));
    expect((await getProduct(core, 1)).fields.name).toBe('Mug');
  });

  test('is done again with redo', async () => {
    const { user, description } = await openAfterBulkEdit();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await description(1)).toBe('red mug'));
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(async () => expect(await description(1)).toBe('green mug'));
  });

  test('belongs to the text while the cursor is in a field', async () => {
    const { user, description } = await openAfterBulkEdit();
    await user.click(screen.getByRole('textbox', { name: 'Search products' }));
    await user.keyboard('{Control>}z{/Control}');
    await new Promise((done) => setTimeout(done, 100));
    expect(await description(1)).toBe('green mug');
  });

  test('also comes from the native menu, but not behind an open dialog, where it means the text', async () => {
    const { tell, user, description } = await openAfterBulkEdit();
    const inText: string[] = [];
    document.execCommand = (command) => inText.push(command) > 0;
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox', { name: 'Find a command or product' });
    tell({ event: 'menuCommand', data: { id: 'edit.undo' } });
    await new Promise((done) => setTimeout(done, 100));
    expect(await description(1)).toBe('green mug');
    expect(inText).toEqual(['undo']);
    tell({ event: 'menuCommand', data: { id: 'product.new' } });
    expect(await screen.findAllByText('Close this dialog first.')).not.toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('combobox', { name: 'Find a command or product' })).toBeNull(),
    );
    tell({ event: 'menuCommand', data: { id: 'edit.undo' } });
    await waitFor(async () => expect(await description(1)).toBe('red mug'));
  });
});

describe('history', () => {
  test('names the product of a cell that was edited, and shows what it was before on demand', async () => {
    const { core, user } = await openAfterBulkEdit();
    const cells = [{ id: 1, field: 'sku' as const, value: '008' }];
    await core.call('cells.write', { cells, kind: 'edit', subject: 'SKU' });
    await core.call('cells.write', {
      cells: [1, 2].map((id) => ({ id, field: 'price' as const, value: '5.00' })),
      kind: 'edit',
      subject: 'Price',
    });
    await user.click(screen.getByRole('button', { name: 'History' }));
    expect(await screen.findByRole('button', { name: 'Edited: Price of 2 products' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Edited: SKU of Mug' }));
    expect((await screen.findByText(/SKU: /)).textContent).toBe('Mug · SKU: not set → “008”');
    await user.click(screen.getByRole('button', { name: 'Bulk edit: description of 2 products' }));
    expect((await screen.findAllByText(/Description: /)).map((line) => line.textContent)).toEqual([
      'Mug · Description: “red mug” → “green mug”',
      'Bowl · Description: “red bowl” → “green bowl”',
    ]);
  });

  test('lists what was done, newest first, and undoes along the list', async () => {
    const { user } = await openAfterBulkEdit();
    await user.click(screen.getByRole('button', { name: 'History' }));
    await screen.findByText('Bulk edit: description of 2 products');
    expect(screen.getByText('Added: Mug')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo: Bulk edit: description of 2 products' }));
    expect(await screen.findByText('Undone')).toBeTruthy();
  });
});

describe('one change of the history', () => {
  test('is undone by itself, with a question where it was edited over, as a step that the key takes back', async () => {
    const { core, user, description } = await openAfterBulkEdit();
    await core.call('cells.write', {
      cells: [{ id: 1, field: 'description', value: 'my own words' }],
      kind: 'edit',
      subject: 'Description',
    });
    await user.click(screen.getByRole('button', { name: 'History' }));
    await user.click(await screen.findByRole('button', { name: 'Bulk edit: description of 2 products' }));
    await user.click(await screen.findByRole('button', { name: 'Undo this one' }));
    await screen.findByRole('dialog', { name: 'Some products were edited since' });
    await user.click(screen.getByRole('button', { name: 'Keep newer' }));
    await waitFor(async () => expect(await description(2)).toBe('red bowl'));
    expect(await description(1)).toBe('my own words');
    await screen.findByRole('button', { name: 'Undone: Bulk edit: description of 2 products' });
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await description(2)).toBe('green bowl'));
    expect(
      (await screen.findAllByText(/^Done again: Bulk edit: description of 2 products/)).length,
    ).toBeGreaterThan(0);
  });
});

describe('undo of what was edited later', () => {
  async function undoAfterLaterEdit() {
    const opened = await openAfterBulkEdit();
    peek(opened.core).exec(
      "UPDATE product SET description = 'my own words', version = version + 1 WHERE id = 1",
    );
    await opened.user.keyboard('{Control>}z{/Control}');
    await screen.findByRole('dialog', { name: 'Some products were edited since' });
    return opened;
  }

  test('asks, and keeps the newer values', async () => {
    const { user, description } = await undoAfterLaterEdit();
    expect(await description(2)).toBe('green bowl');
    await user.click(screen.getByRole('button', { name: 'Keep newer' }));
    await waitFor(async () => expect(await description(2)).toBe('red bowl'));
    expect(await description(1)).toBe('my own words');
  });

  test('asks, and restores all of them anyway', async () => {
    const { user, description } = await undoAfterLaterEdit();
    await user.click(screen.getByRole('button', { name: 'Restore anyway' }));
    await waitFor(async () => expect(await description(1)).toBe('red mug'));
    expect(await description(2)).toBe('red bowl');
  });

  test('writes nothing when the person cancels', async () => {
    const { user, description } = await undoAfterLaterEdit();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await description(2)).toBe('green bowl');
  });
});
