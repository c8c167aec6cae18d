import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { runCommand } from '../../../src/renderer/commands/command-store.ts';
import type { CommandId } from '../../../src/renderer/commands/command-table.ts';
import { renderApp } from '../../helpers/render-with-core.tsx';
import { connectSandbox } from './connect-sandbox.ts';
import { send } from './open-list.tsx';

/** The whole window with both remotes, on its list of products. */
async function openWindow() {
  const to = await connectSandbox();
  await renderApp();
  await screen.findByRole('navigation', { name: 'Views' });
  return { ...to, user: userEvent.setup() };
}

/** Runs a command as soon as it can be used. */
const run = (id: CommandId) => waitFor(() => expect(runCommand(id)).toBe(true));

/** What the palette says of a command. */
async function optionOf(user: ReturnType<typeof userEvent.setup>, title: string): Promise<string> {
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Find a command or product' }), title);
  const option = await screen.findByRole('option', { name: new RegExp(`^${title}`) });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  return option.textContent ?? '';
}

test('each says in the palette why it cannot be used', async () => {
  const { user } = await openWindow();
  expect(await optionOf(user, 'Resume sending')).toContain('Sending is not paused.');
  expect(await optionOf(user, 'Try now')).toContain('No remote waits for the network.');
  expect(await optionOf(user, 'Open what needs me')).toContain('Nothing needs you.');
  expect(await optionOf(user, 'Settle unsure products')).toContain('Nothing is unsure.');
});

test('sending is paused and resumed from anywhere', async () => {
  const { core } = await openWindow();
  await run('send.pauseAll');
  await screen.findAllByText('Paused sending.');
  expect((await core.call('sending.status', {})).paused).toBe(true);
  await run('send.resumeAll');
  await waitFor(async () => expect((await core.call('sending.status', {})).paused).toBe(false));
});

test('of several remotes the one to pause is asked for; the only one that is paused is resumed at once', async () => {
  const { core, user, jani } = await openWindow();
  const paused = async () =>
    (await core.call('sending.status', {})).lanes.filter((lane) => lane.paused).map((lane) => lane.remoteId);
  await run('send.pauseRemote');
  const dialog = within(await screen.findByRole('dialog', { name: 'Pause which remote?' }));
  await user.click(dialog.getByRole('button', { name: 'Jani' }));
  await waitFor(async () => expect(await paused()).toEqual([jani.id]));
  await run('send.resumeRemote');
  await waitFor(async () => expect(await paused()).toEqual([]));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what needs the person is shown with the keyboard on its first row', async () => {
  const to = await openWindow();
  await send(to, 'journeybee', { name: 'Bowl' }, [{ name: 'status', status: 422, message: 'no room' }]);
  await run('send.needsYou');
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('What happened to Bowl at JourneyBee'),
  );
});

test('Find in the Send list shows the list with the cursor in its field', async () => {
  const { user } = await openWindow();
  await user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Find in the Send list'),
  );
});

test('settling with a list asks for no remote where one alone has unsure products', async () => {
  const to = await openWindow();
  await send(to, 'jani', { name: 'Bowl' }, [
    { name: 'close-after-create', times: 1 },
    { name: 'status', status: 404, on: 'list' },
  ]);
  await run('send.settleByList');
  expect(await screen.findByRole('dialog', { name: 'Settle with a list of Jani' })).toBeTruthy();
});

test('Change the address opens that remote with the cursor in its address', async () => {
  const to = await openWindow();
  await send(to, 'jani', { name: 'Bowl' }, [{ name: 'status', status: 404 }]);
  await run('send.list');
  await to.user.click(await screen.findByRole('button', { name: 'Change the address' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Change the remote' }));
  const address = await dialog.findByRole<HTMLInputElement>('textbox', { name: 'Address' });
  expect(address.value).toBe(to.sandbox.jani.url);
  await waitFor(() => expect(document.activeElement).toBe(address));
});
