import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { RemoteEditor } from '../../../src/renderer/features/remotes/remote-editor.tsx';
import { RemoteList } from '../../../src/renderer/features/remotes/remote-list.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { addJani, addJourneyBee, NO_CHOICES } from '../../helpers/remotes.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { APP_INFO, type Shell } from '../../helpers/test-bridge.ts';

const STORED_READABLE: Shell = {
  'app.info': () => ({ ...APP_INFO, weakKeychain: true }),
  'keys.status': () => [{ remoteId: 1, status: 'plain' }],
};

async function openList(shell: Shell = {}) {
  const { core } = await openCoreForWindow({ shell });
  await core.call('imagePlaces.add', {
    name: 'Shop bucket',
    where: { kind: 'address' },
    path: '{name}.{ext}',
    publicBase: 'https://images.example.com',
    preset: null,
  });
  const jani = await addJani(core);
  await addJourneyBee(core, { settings: NO_CHOICES });
  render(
    <UiProvider theme="light">
      <RemoteList />
      <RemoteEditor />
    </UiProvider>,
  );
  await screen.findByRole('rowheader', { name: 'Jani' });
  return { core, jani };
}

test('the list says that a remote has no currencies', async () => {
  await openList();
  expect(await screen.findByRole('cell', { name: 'none' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: 'EUR (default)' })).toBeTruthy();
});

test.each(['Change for Jani', 'Change Jani'])(
  'a new key is stored as the one before, where “%s” takes it',
  async (button) => {
    await openList(STORED_READABLE);
    await userEvent.click(await screen.findByRole('button', { name: button }));
    const dialog = within(await screen.findByRole('dialog'));
    const stored = await dialog.findByRole<HTMLInputElement>('radio', { name: 'Store it anyway' });
    expect(stored.checked).toBe(true);
  },
);

test('the list says where images go, and leads to where that is chosen', async () => {
  const { core, jani } = await openList();
  expect(await screen.findByText('Takes no images')).toBeTruthy();
  expect(screen.getByText('Images: not set')).toBeTruthy();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Choose where images of Jani go' }));
  const choice = await screen.findByRole('combobox', { name: 'Images go to' });
  await waitFor(() => expect(document.activeElement).toBe(choice));
  await user.click(choice);
  await user.click(await screen.findByRole('option', { name: 'Shop bucket', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Images go to Shop bucket')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Change where images of Jani go' })).toBeTruthy();
  expect((await core.call('remotes.list', {})).find(({ id }) => id === jani.id)?.settings.imagePlaceId).toBe(
    1,
  );
});
