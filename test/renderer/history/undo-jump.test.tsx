import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/renderer/commands/command-store.ts';
import { openNewProduct, useWindow } from '../../../src/renderer/features/app/window-store.ts';
import { editProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

/** Two products, of which the first was changed last; the second is in the form. */
async function openSecond() {
  const { core } = await openCoreForWindow({ products: [{ name: 'Mug' }, { name: 'Bowl' }] });
  await editProduct(core, 1, { description: 'changed' });
  await renderApp();
  const user = userEvent.setup();
  const [row] = await screen.findAllByText('Bowl');
  if (row === undefined) throw new Error('the product is in the list');
  await user.click(row);
  await waitFor(() => expect(useWindow.getState().details?.productId).toBe(2));
  await screen.findByDisplayValue('Bowl');
  return { core, user };
}

const nameField = async () => await screen.findByRole<HTMLInputElement>('textbox', { name: /^Name/ });

/** Letters as somebody types them, while the undo goes on. */
async function typeOn(user: ReturnType<typeof userEvent.setup>, letters: string): Promise<void> {
  for (const letter of letters) {
    await user.keyboard(letter);
    await act(() => new Promise((done) => setTimeout(done, 30)));
  }
}

test('an undo takes no form away from who writes in it', async () => {
  const { user } = await openSecond();
  act(() => void runCommand('edit.undo'));
  await user.click(await nameField());
  await typeOn(user, 'abcdefgh');
  expect(useWindow.getState().details?.productId).toBe(2);
  expect((await nameField()).value).toBe('Bowlabcdefgh');
});

test('an undo takes no new product away', async () => {
  const { user } = await openSecond();
  act(openNewProduct);
  await waitFor(() => expect(useWindow.getState().details?.productId).toBeNull());
  await user.click(await nameField());
  act(() => void runCommand('edit.undo'));
  await typeOn(user, 'New mug');
  expect((await nameField()).value).toBe('New mug');
});
