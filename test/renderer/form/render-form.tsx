import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { vi } from 'vitest';
import { ProductForm, type ProductFormProps } from '../../../src/renderer/features/form/product-form.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { Product, ProductFields } from '../../../src/shared/model/product.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

type Parts = { readonly product?: Partial<ProductFields>; readonly remotes?: boolean };

type HostProps = Partial<ProductFormProps> & {
  readonly opening: number | null;
  readonly heard: { readonly saved: (product: Product) => void; readonly another: () => void };
};

/** Follows the form from product to product, as the window does. */
function Host({ opening, heard, ...props }: HostProps) {
  const [id, setId] = useState(opening);
  return (
    <ProductForm
      productId={id}
      onSaved={(product) => {
        heard.saved(product);
        setId(product.id);
      }}
      onAddAnother={() => {
        heard.another();
        setId(null);
      }}
      onImagePlace={() => undefined}
      {...props}
    />
  );
}

/** The form of a product of the core that the window has. */
export function renderForm(productId: number): void {
  render(
    <UiProvider theme="light">
      <ProductForm
        productId={productId}
        onSaved={() => undefined}
        onAddAnother={() => undefined}
        onImagePlace={() => undefined}
      />
    </UiProvider>,
  );
}

/** The form on a real catalog, with both remotes unless a test has none. */
export async function openForm({ product, remotes = true }: Parts = {}) {
  const { core, tell } = await openCoreForWindow();
  if (remotes) {
    await addJani(core);
    await addJourneyBee(core);
  }
  const saved = product === undefined ? null : await addProduct(core, product);
  const heard = { saved: vi.fn<(product: Product) => void>(), another: vi.fn<() => void>() };
  const show = (opening: number | null, props: Partial<ProductFormProps> = {}) => (
    <UiProvider theme="light">
      <Host key={String(opening)} opening={opening} heard={heard} {...props} />
    </UiProvider>
  );
  const view = render(show(saved?.id ?? null));
  await screen.findByRole('form', { name: 'Product' });
  const reopen = async (productId: number | null = saved?.id ?? null) => {
    view.rerender(show(999_999));
    await screen.findByText('This product is no longer in the catalog.');
    view.rerender(show(productId));
    await screen.findByRole('form', { name: 'Product' });
  };
  return { core, tell, product: saved, ...heard, view, show, reopen, user: userEvent.setup() };
}

export const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
export const drafts = async ({ core }: Awaited<ReturnType<typeof openForm>>) => core.call('drafts.list', {});
