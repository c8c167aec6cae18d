import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { SendList } from '../../../src/renderer/features/sending/send-list.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { ProductField, ProductFields } from '../../../src/shared/model/product.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { type Connected, connectSandbox } from './connect-sandbox.ts';

/** What both remotes need. */
export const PRICED = { price: '12.50', currency: 'EUR' };

/** The Send list beside real remotes. */
export async function openList(parts: Parameters<typeof connectSandbox>[0] = {}) {
  const connected = await connectSandbox(parts);
  const onFix = vi.fn<(productId: number, field?: ProductField) => void>();
  const onChangeAddress = vi.fn<(remoteId: number) => void>();
  render(
    <UiProvider theme="light">
      <SendList onFix={onFix} onChangeAddress={onChangeAddress} />
    </UiProvider>,
  );
  await screen.findByRole('toolbar', { name: 'Send list' });
  return { ...connected, onFix, onChangeAddress, user: userEvent.setup() };
}

/** Sends one product of its own to a remote that has these faults. */
export async function send(
  to: Connected,
  remote: 'jani' | 'journeybee',
  fields: Partial<ProductFields> = {},
  faults: Fault[] = [],
) {
  await to.sandbox.faults.set(remote, faults);
  const product = await addProduct(to.core, { ...PRICED, ...fields });
  await to.core.call('sending.send', {
    products: [product.id],
    remotes: [to[remote].id],
    evenIfMaybeThere: false,
  });
  return product;
}

/** How many requests that create came to the remotes. */
export const creates = ({ sandbox }: Connected) =>
  sandbox.log().filter(({ method }) => method === 'POST').length;

/** The row of a product once it says this: a row that moves to another group is another element. */
export const rowOf = (name: string, says: string | RegExp) =>
  waitFor(() => {
    const item = screen.getByText(name).closest('li');
    if (item === null) throw new Error(`no row for ${name}`);
    const row = within(item);
    row.getByText(says);
    return row;
  });
