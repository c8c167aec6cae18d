import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { exportPreview } from '../../../src/renderer/features/bulk-edit/export-preview.ts';
import { applyBulk } from '../../helpers/catalog.ts';
import { aDisk } from '../../helpers/export-disk.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

const FRONT = `local-image:${'a'.repeat(64)}.png/front.png`;
const OTHER = `local-image:${'b'.repeat(64)}.png/front.png`;

const setImage = (text: string) => ({ kind: 'set', field: 'imageUrl', text }) as const;

test('a preview shows the image of a product by the name of its file', async () => {
  await openCoreForWindow({ products: [{ name: 'Mug', imageUrl: FRONT }] });
  await renderApp();
  const user = userEvent.setup();
  const grid = await screen.findByRole('grid');
  await within(grid).findByText('Mug');
  grid.focus();
  await user.keyboard('{Control>}ae{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Bulk edit' });
  const choose = async (name: string, option: string) => {
    await user.click(within(dialog).getByRole('combobox', { name }));
    await user.click(await screen.findByRole('option', { name: option, hidden: true }));
  };
  await choose('Field', 'Image address');
  await choose('Action', 'Clear');
  const before = await within(dialog).findByText('Before');
  expect(before.parentElement?.textContent).toBe('Beforefront.png');
  expect(dialog.textContent).not.toContain('local-image');
});

test('History shows names of files, and tells two files of one name apart', async () => {
  const { core } = await openCoreForWindow({ products: [{ name: 'Mug', imageUrl: FRONT }] });
  await applyBulk(core, [1], setImage(OTHER));
  await renderApp();
  const user = userEvent.setup();
  await screen.findByText('Mug');
  await user.keyboard('{Control>}5{/Control}');
  await user.click(await screen.findByRole('button', { name: /^Bulk edit/, expanded: false }));
  await waitFor(() =>
    expect(screen.getByText(/Image address:/).textContent).toContain(
      '“front.png” → “front.png (another file)”',
    ),
  );
});

test('an exported preview has the value itself, which other tables can take', async () => {
  const disk = aDisk();
  const { core } = await openCoreForWindow({
    shell: disk.shell,
    products: [{ name: 'Mug', imageUrl: FRONT }],
  });
  const { id } = await core.call('previews.prepare', {
    scope: { kind: 'ids', ids: [1] },
    actions: [setImage(OTHER)],
  });
  expect(await exportPreview(id)).toBe('saved');
  expect(disk.written.join('')).toContain(`Image address,${FRONT},${OTHER},`);
});
