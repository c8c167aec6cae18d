import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { SendList } from '../../../src/renderer/features/sending/send-list.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { addProduct } from '../../helpers/catalog.ts';
import { connectSandbox } from './connect-sandbox.ts';

const LOST: Fault = { name: 'close-after-create', times: 1 };
const NO_LIST: Fault = { name: 'status', status: 404, on: 'list' };

/** The Send list with one product that left for Jani and never answered, and the dialog about it. */
async function openDialog() {
  const to = await connectSandbox();
  await to.sandbox.faults.set('jani', [LOST, NO_LIST]);
  const { id: productId } = await addProduct(to.core, { name: 'Mug' });
  await to.core.call('sending.send', { products: [productId], remotes: [to.jani.id] });
  render(
    <UiProvider theme="light">
      <SendList onFix={() => {}} onChangeAddress={() => {}} />
    </UiProvider>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Is it there? Mug at Jani' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Is “Mug” at Jani?' }));
  const [row] = await to.core.call('sending.list', { product: productId, limit: 1 });
  return { ...to, user, dialog, id: row?.id ?? '' };
}

test('what the person types stays when a look-up moves the row to another group', async () => {
  const to = await openDialog();
  await to.user.click(to.dialog.getByRole('radio', { name: 'It is there' }));
  const field = to.dialog.getByRole<HTMLInputElement>('textbox', { name: 'Its id at Jani' });
  await to.user.type(field, 'pro_half');
  expect(screen.getByRole('region', { name: /^Going on/, hidden: true })).toBeTruthy();
  await to.core.call('sending.lookUp', { id: to.id });
  await screen.findByRole('region', { name: /^Needs you/, hidden: true });
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('pro_half');
  expect(await to.dialog.findByText(/^Offshelf can’t read a list at Jani/)).toBeTruthy();
});

test('a row that is settled elsewhere meanwhile says so in its open dialog', async () => {
  const to = await openDialog();
  const resolution = { kind: 'there', remoteRecordId: 'pro_1', unchecked: true } as const;
  await to.core.call('sending.resolve', { id: to.id, resolution, attempts: 1 });
  expect((await to.dialog.findByRole('status')).textContent).toMatch(/^It is not unsure any more\. You said/);
  expect(to.dialog.queryByRole('radio')).toBeNull();
  await to.user.click(to.dialog.getByText('Close'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('the dialog about one leads on to the list that settles many', async () => {
  const to = await openDialog();
  await to.user.click(to.dialog.getByRole('button', { name: 'More answers' }));
  await to.user.click(await screen.findByText('Settle all of Jani with a list…'));
  expect(await screen.findByRole('dialog', { name: 'Settle with a list of Jani' })).toBeTruthy();
  expect(screen.queryByRole('dialog', { name: 'Is “Mug” at Jani?' })).toBeNull();
});
