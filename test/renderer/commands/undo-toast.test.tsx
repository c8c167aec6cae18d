import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { beforeCommands } from '../../../src/renderer/commands/command-store.ts';
import { showUndoToast } from '../../../src/renderer/commands/undo-toast.ts';
import { clearToasts } from '../../../src/renderer/ui/toasts.tsx';
import { applyBulk, editProduct, getProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

const MADE_GREEN = { kind: 'set', field: 'description', text: 'green' } as const;

/** After a bulk edit, with its message on screen. */
async function openWithUndo() {
  const { core } = await openCoreForWindow({
    products: [
      { name: 'Mug', description: 'red' },
      { name: 'Bowl', description: 'red' },
    ],
  });
  const { id } = await applyBulk(core, [1, 2], MADE_GREEN);
  await renderApp();
  await screen.findByText('Bowl');
  clearToasts();
  act(() => showUndoToast('Changed 2 products.', id));
  const user = userEvent.setup();
  const press = () => user.click(within(messages()).getByRole('button', { name: 'Undo' }));
  const descriptions = async () =>
    await Promise.all([1, 2].map(async (at) => (await getProduct(core, at)).fields.description));
  return { core, id, press, user, descriptions };
}

const messages = () => screen.getByRole('region', { name: 'Messages' });

test('Undo of a message takes its change back', async () => {
  const { core, id, press, descriptions } = await openWithUndo();
  await press();
  await expect.poll(descriptions).toEqual(['red', 'red']);
  const [newest] = await core.call('changes.list', { limit: 1 });
  expect(newest?.id).toBe(id);
  expect(newest?.undoneAt).not.toBeNull();
});

test('Undo of a message takes its own change back, and leaves what was changed since', async () => {
  const { core, press, descriptions } = await openWithUndo();
  await editProduct(core, 1, { name: 'Newer' });
  await press();
  await expect.poll(descriptions).toEqual(['red', 'red']);
  expect((await getProduct(core, 1)).fields.name).toBe('Newer');
  await expect.poll(() => messages().textContent).toContain('Undone: Bulk edit: description of 2 products.');
  const [newest] = await core.call('changes.list', { limit: 1 });
  expect(newest).toMatchObject({ kind: 'undo', undoneAt: null });
});

test('Undo of a message asks about values of its change that were edited since', async () => {
  const { core, press, user, descriptions } = await openWithUndo();
  await editProduct(core, 1, { description: 'blue' });
  await press();
  const question = await screen.findByRole('dialog');
  expect(await descriptions()).toEqual(['blue', 'green']);
  await user.click(within(question).getByRole('button', { name: /newer/i }));
  await expect.poll(descriptions).toEqual(['blue', 'red']);
});

test('Undo of a message leaves what an open editor writes as it is pressed', async () => {
  const { core, press, descriptions } = await openWithUndo();
  const cells = [{ id: 1, field: 'sku', value: 'typed' } as const];
  const write = () => void core.call('cells.write', { cells, kind: 'edit', subject: 'SKU' });
  onTestFinished(beforeCommands(write));
  await press();
  await expect.poll(descriptions).toEqual(['red', 'red']);
  expect((await getProduct(core, 1)).fields.sku).toBe('typed');
});

test('Undo of a message says that its change is undone already', async () => {
  const { core, press, descriptions } = await openWithUndo();
  await core.call('changes.undo', { onLaterEdits: 'ask' });
  await press();
  await expect.poll(() => messages().textContent).toContain('It is undone already.');
  await core.call('changes.redo', { onLaterEdits: 'ask' });
  expect(await descriptions()).toEqual(['green', 'green']);
});

test('Undo of a message says that a change is not kept any more', async () => {
  const { core, press } = await openWithUndo();
  await core.call('changes.undo', { onLaterEdits: 'ask' });
  await editProduct(core, 1, { name: 'Newer' });
  await press();
  await expect.poll(() => messages().textContent).toContain('It can no longer be undone.');
  expect((await getProduct(core, 1)).fields.name).toBe('Newer');
});
