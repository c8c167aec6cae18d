import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { listNames, listRows } from '../../helpers/catalog.ts';
import { addJani } from '../../helpers/remotes.ts';
import { openImport } from './open-import.ts';

const check = () => screen.getByRole('button', { name: /^Check every row/ });
const TEXT = 'Name,SKU\nMug,1\nBowl,2\n,3\n';

async function importAll() {
  const opened = await openImport(async (core) => {
    await addJani(core);
    return TEXT;
  });
  await opened.user.click(check());
  await opened.user.click(await screen.findByRole('button', { name: /^Import 2 products/ }));
  await screen.findByText(/^Imported 2 new products\. 1 row did not come in: see .+problems\.csv\.$/);
  return opened;
}

test('what came in can be sent at once, with what a send says first, and nothing leaves before', async () => {
  const { core, user } = await importAll();
  expect((await core.call('sending.status', {})).waiting).toBe(0);
  expect(document.activeElement?.textContent).toContain('Send them…');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Send 2 products')).toBeTruthy();
  expect(await screen.findByText(/^2 ready/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'Test with one first' }));
  await user.click(screen.getByRole('button', { name: 'Send 2' }));
  await screen.findAllByText('2 on the way.');
  const ids = (await listRows(core)).map(({ id }) => id);
  const rows = await core.call('sending.list', { product: null, limit: 10 });
  expect(new Set(rows.map(({ productId }) => productId))).toEqual(new Set(ids));
});

test('whoever sends nothing now has the list, and the way back', async () => {
  const { core, user } = await importAll();
  await user.click(screen.getByRole('button', { name: 'Not now' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await listNames(core)).toEqual([]));
  expect((await core.call('sending.status', {})).waiting).toBe(0);
});

test('leaving it with Escape is “Not now”', async () => {
  const { user } = await importAll();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('whoever wants to send, and does not in the end, has the way back too', async () => {
  const { core, user } = await importAll();
  await user.click(await screen.findByRole('button', { name: /^Send them…/ }));
  await screen.findByText('Send 2 products');
  await screen.findByText(/^2 ready/);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await listNames(core)).toEqual([]));
});
