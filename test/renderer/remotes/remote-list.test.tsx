import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
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
  await addJani(core);
  await addJourneyBee(core, { settings: NO_CHOICES });
  render(
    <UiProvider theme="light">
      <RemoteList />
    </UiProvider>,
  );
  await screen.findByRole('rowheader', { name: 'Jani' });
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
