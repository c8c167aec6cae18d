import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { offshelf } from '../../../src/renderer/bridge/offshelf.ts';
import { namesIn, openWindow } from './open-window.ts';

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Saves take until they are let go, as on a slow disk. */
function holdSaves() {
  const { products } = offshelf();
  const real = products.save;
  let letGo = (): void => {};
  const gate = new Promise<void>((done) => {
    letGo = done;
  });
  const save = vi.spyOn(products, 'save').mockImplementation(async (input) => {
    await gate;
    return await real(input);
  });
  return { save, letGo };
}

test('who goes to another product while one is saved stays there, and none is shown twice', async () => {
  const { grid, user } = await openWindow();
  const before = namesIn(grid);
  const { save, letGo } = holdSaves();
  await user.dblClick(within(grid).getByText('Enamel mug'));
  await user.type(await screen.findByDisplayValue('Enamel mug'), 's{Control>}s{/Control}');
  await waitFor(() => expect(save).toHaveBeenCalled());
  await user.click(within(grid).getByText('Stone bowl'));
  await screen.findByDisplayValue('BOWL-1');
  letGo();
  await waitFor(() => expect(namesIn(grid)).toContain('Enamel mugs'));
  await wait(300);
  expect(screen.queryByDisplayValue('BOWL-1')).not.toBeNull();
  expect(namesIn(grid)).toEqual(before.map((name) => (name === 'Enamel mug' ? 'Enamel mugs' : name)));
});

test('who goes to another product while a new one is saved stays there, and the new one comes on top', async () => {
  const { grid, user } = await openWindow();
  const before = namesIn(grid);
  const { save, letGo } = holdSaves();
  await user.keyboard('{Control>}n{/Control}');
  const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Name/ });
  await waitFor(() => expect(name().value).toBe(''));
  await user.type(name(), 'Wool blanket{Control>}s{/Control}');
  await waitFor(() => expect(save).toHaveBeenCalled());
  await user.click(within(grid).getByText('Stone bowl'));
  await screen.findByDisplayValue('BOWL-1');
  letGo();
  await waitFor(() => expect(namesIn(grid)).toEqual(['Wool blanket', ...before]));
  await wait(300);
  expect(screen.queryByDisplayValue('BOWL-1')).not.toBeNull();
});
