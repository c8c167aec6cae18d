import { fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { SettleListDialog } from '../../../src/renderer/features/sending/settle-list-dialog.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { Submission } from '../../../src/shared/model/submission.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { until } from '../../helpers/until.ts';
import { type Connected, connectSandbox } from './connect-sandbox.ts';

export const LOST: Fault = { name: 'close-after-create', times: 1 };
export const NEVER_ARRIVED: Fault = { name: 'close-before', times: 1 };
export const CREATED: Fault = { name: 'empty-body', times: 1 };
const FINE: Fault = { name: 'none', times: 1 };
/** Offshelf can't look by itself: then the person's list is the only one. */
export const NO_LIST: Fault = { name: 'status', status: 404, on: 'list' };

export async function rowsOf({ core }: Connected): Promise<readonly Submission[]> {
  return await core.call('sending.list', { product: null, limit: 1000 });
}

/** Products that left for Jani one by one and met these, with one that arrived between any two. */
async function sendAll(to: Connected, meets: Readonly<Record<string, Fault>>): Promise<void> {
  const faults = Object.values(meets).flatMap((fault) => [fault, FINE]);
  await to.sandbox.faults.set('jani', [...faults, NO_LIST]);
  const ids: number[] = [];
  for (const name of Object.keys(meets).flatMap((one) => [one, `After ${one}`])) {
    ids.push((await addProduct(to.core, { name, price: '1' })).id);
  }
  await to.core.call('sending.send', { products: ids, remotes: [to.jani.id] });
  let rows: readonly Submission[] = [];
  await until('all left', () => {
    void rowsOf(to).then((now) => (rows = now));
    return rows.length === ids.length && rows.every(({ state }) => state === 'sent' || state === 'unsure');
  });
}

/** The dialog about products that met these at Jani. */
export async function openDialog(meets: Readonly<Record<string, Fault>>) {
  const to = await connectSandbox();
  const { id, name, profileId, baseUrl, accountLabel, auth, settings } = to.jani;
  const withReference = { ...settings, addReference: true };
  const remote = { name, profileId, baseUrl, accountLabel, auth, settings: withReference };
  await to.core.call('remotes.update', { id, remote });
  await sendAll(to, meets);
  const onClose = vi.fn<() => void>();
  render(
    <UiProvider theme="light">
      <SettleListDialog remoteId={to.jani.id} remoteName="Jani" opened onClose={onClose} />
    </UiProvider>,
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'Settle with a list of Jani' }));
  return { ...to, dialog, onClose, user: userEvent.setup() };
}

type Opened = Awaited<ReturnType<typeof openDialog>>;

/** What the sandbox has, as its list would be copied. */
export function listOf({ sandbox }: Connected, without: readonly string[] = []) {
  return sandbox
    .products('jani')
    .map(({ id, fields }) => ({ ...fields, id, name: String(fields['name']) }))
    .filter(({ name }) => !without.includes(name));
}

export const paste = ({ dialog }: Opened, text: string) =>
  fireEvent.paste(dialog.getByRole('textbox', { name: 'The list' }), {
    clipboardData: { getData: () => text },
  });

/** Picks an option of a choice; this DOM lays nothing out, so that what is open can't be seen. */
export async function choose({ user }: Opened, choice: HTMLElement, option: string): Promise<void> {
  await user.click(choice);
  const options = document.getElementById(choice.getAttribute('aria-controls') ?? '');
  if (options === null) throw new Error('it has no options');
  await user.click(within(options).getByText(option));
}

export const stateOf = async (to: Connected, name: string) =>
  (await rowsOf(to)).find(({ productName }) => productName === name);
export const posts = ({ sandbox }: Connected) =>
  sandbox.log().filter(({ method }) => method === 'POST').length;
