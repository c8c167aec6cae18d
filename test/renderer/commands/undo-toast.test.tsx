import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { provideCommand } from '../../../src/renderer/commands/command-store.ts';
import { showUndoToast } from '../../../src/renderer/commands/undo-toast.ts';
import { clearToasts } from '../../../src/renderer/ui/toasts.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { applyBulk, editProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

const MADE_GREEN = { kind: 'set', field: 'description', text: 'green' } as const;

/** After a bulk edit, with its message on screen; `undone` counts how often Undo was run. */
async function openWithUndo() {
  const { core } = await openCoreForWindow({ products: [{ description: 'red' }, { description: 'red' }] });
  const { id } = await applyBulk(core, [1, 2], MADE_GREEN);
  clearToasts();
  render(<UiProvider theme="light">{null}</UiProvider>);
  const undone: number[] = [];
  onTestFinished(provideCommand('edit.undo', { enabled: true, run: () => void undone.push(id) }));
  act(() => showUndoToast('Changed 2 products.', id));
  const press = () => userEvent.setup().click(screen.getByRole('button', { name: 'Undo' }));
  return { core, undone, press };
}

const messages = () => screen.getByRole('region', { name: 'Messages' });

test('Undo of a message takes back the newest change', async () => {
  const { undone, press } = await openWithUndo();
  await press();
  await expect.poll(() => undone).toHaveLength(1);
});

test('Undo of a message says that its change is undone already', async () => {
  const { core, undone, press } = await openWithUndo();
  await core.call('changes.undo', { onLaterEdits: 'ask' });
  await press();
  await expect.poll(() => messages().textContent).toBe('It is undone already.');
  expect(undone).toEqual([]);
});

test('Undo of a message says that something newer goes first', async () => {
  const { core, undone, press } = await openWithUndo();
  await editProduct(core, 1, { name: 'Newer' });
  await press();
  await expect
    .poll(() => messages().textContent)
    .toBe('Something else was changed since. Undo that first; History shows it.');
  expect(undone).toEqual([]);
});

test('Undo of a message says that a change is not kept any more', async () => {
  const { core, undone, press } = await openWithUndo();
  await core.call('changes.undo', { onLaterEdits: 'ask' });
  await editProduct(core, 1, { name: 'Newer' });
  await press();
  await expect.poll(() => messages().textContent).toBe('It can no longer be undone.');
  expect(undone).toEqual([]);
});
