import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { ProductForm, type ProductFormProps } from '../../../src/renderer/features/form/product-form.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { Product, ProductFields } from '../../../src/shared/model/product.ts';
import { addProduct, editProduct, getProduct } from '../../helpers/catalog.ts';
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
      {...props}
    />
  );
}

/** The form on a real catalog, with both remotes unless a test has none. */
async function openForm({ product, remotes = true }: Parts = {}) {
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

const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
const drafts = async ({ core }: Awaited<ReturnType<typeof openForm>>) => core.call('drafts.list', {});

describe('typing', () => {
  test('is kept in the catalog without Save, and the form comes back with it', async () => {
    const opened = await openForm({ product: { name: 'Mug' } });
    await opened.user.type(field('Name'), ' of tin');
    await waitFor(async () => expect((await drafts(opened))[0]?.fields.name).toBe('Mug of tin'));
    await opened.reopen();
    expect(field('Name').value).toBe('Mug of tin');
    expect(screen.getByText(/^Unsaved changes from/)).toBeTruthy();
    await opened.user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(field('Name').value).toBe('Mug'));
    expect(await drafts(opened)).toEqual([]);
    await opened.user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(field('Name').value).toBe('Mug of tin');
    await waitFor(async () => expect(await drafts(opened)).toHaveLength(1));
  });

  test('nothing saves nothing: an empty new form adds no product', async () => {
    const { core, user } = await openForm();
    await user.keyboard('{Control>}s{/Control}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await core.call('products.counts', {})).all).toBe(0);
  });

  test('is kept at once when the window closes', async () => {
    const opened = await openForm();
    await opened.user.type(field('Name'), 'M');
    opened.tell({ event: 'flush', data: {} });
    await new Promise((done) => setTimeout(done, 30));
    expect(await drafts(opened)).toHaveLength(1);
  });

  test('of a new product that was not saved waits beside the next new one', async () => {
    const opened = await openForm();
    await opened.user.type(field('Name'), 'First');
    await opened.reopen(null);
    expect(field('Name').value).toBe('');
    await opened.user.type(field('Name'), 'Second');
    await opened.user.click(await screen.findByRole('button', { name: /^First, / }));
    await waitFor(() => expect(field('Name').value).toBe('First'));
    expect(await screen.findByRole('button', { name: /^Second, / })).toBeTruthy();
  });
});

describe('problems', () => {
  test('show per remote while typing, and block nothing but sending', async () => {
    const { user, saved: onSaved } = await openForm();
    await user.type(field('Name'), 'Mug');
    expect(await screen.findByText('Ready for Jani')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /1 problem for JourneyBee/ }));
    expect(document.activeElement).toBe(field('Price'));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  });

  test('about what is missing wait until the person has been there', async () => {
    const { user } = await openForm();
    expect(screen.queryByText(/needs a name/)).toBeNull();
    await user.click(field('Name'));
    await user.tab();
    expect(await screen.findByText('Jani, JourneyBee: needs a name.')).toBeTruthy();
  });

  test('have a button that mends them', async () => {
    const { user } = await openForm({ product: { price: '1.005', currency: 'EUR' } });
    await user.click(await screen.findByRole('button', { name: /^Round to 1.01/ }));
    expect(field('Price').value).toBe('1.01');
    expect(await screen.findByText('Ready for JourneyBee')).toBeTruthy();
  });

  test('F8 goes from one to the next', async () => {
    const { user } = await openForm({ product: { name: '', type: '' } });
    await screen.findByText(/problems for Jani/);
    await user.keyboard('{F8}');
    expect(document.activeElement).toBe(field('Name'));
    await user.keyboard('{F8}');
    expect(document.activeElement?.getAttribute('data-field')).toBe('type');
  });

  test('of a SKU that another product has here are named with that product', async () => {
    const { core, user } = await openForm();
    await addProduct(core, { name: 'Old mug', sku: '0042' });
    await user.type(field('SKU'), '0042');
    expect(await screen.findByText('“Old mug” has this SKU too.')).toBeTruthy();
  });
});

describe('a price', () => {
  test('is echoed as it reads', async () => {
    const { user } = await openForm();
    await user.type(field('Price'), '1,234.50');
    expect(screen.getByText('Reads as 1,234.50 EUR')).toBeTruthy();
  });

  test('that reads two ways asks and is never guessed', async () => {
    const { core, user } = await openForm();
    await user.type(field('Name'), 'Mug');
    await user.type(field('Price'), '1.234');
    expect(screen.getByText('This reads two ways. Which is it?')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '1,234 EUR' }));
    expect(field('Price').value).toBe('1234');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(async () => expect((await getProduct(core, 1)).fields.price).toBe('1234'));
  });
});

describe('saving', () => {
  test('and adding another keeps type, currency, billing and status', async () => {
    const { core, user, saved: onSaved, another } = await openForm();
    await user.type(field('Name'), 'Box');
    await user.click(screen.getByRole('radio', { name: 'Recurring' }));
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(another).toHaveBeenCalledOnce());
    expect(onSaved.mock.calls[0]?.[0].fields.name).toBe('Box');
    expect(field('Name').value).toBe('');
    expect(document.activeElement).toBe(field('Name'));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Recurring' }).checked).toBe(true);
    expect(await core.call('drafts.list', {})).toEqual([]);
  });

  test('a new product leaves its form open as that product', async () => {
    const { core, user, saved: onSaved } = await openForm();
    await user.type(field('Name'), 'Mug');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    const id = onSaved.mock.calls[0]?.[0].id ?? 0;
    await user.type(field('Name'), ' 2');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(async () => expect((await getProduct(core, id)).fields.name).toBe('Mug 2'));
  });

  test('asks when the product was saved elsewhere meanwhile', async () => {
    const { core, product, user } = await openForm({ product: { name: 'Mug' } });
    await user.type(field('Name'), ' mine');
    await editProduct(core, product?.id ?? 0, { name: 'Mug theirs' });
    expect(await screen.findByText(/changed elsewhere/)).toBeTruthy();
    expect(screen.getByText(/Mine: “Mug mine” · Saved: “Mug theirs”/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(async () =>
      expect((await getProduct(core, product?.id ?? 0)).fields.name).toBe('Mug mine'),
    );
    expect(screen.queryByText(/changed elsewhere/)).toBeNull();
  });

  test('Duplicate begins a new product with everything but the SKU', async () => {
    const opened = await openForm({ product: { name: 'Mug', sku: '007' } });
    const { user, another, core } = opened;
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByText('Duplicate as a new product'));
    await waitFor(() => expect(another).toHaveBeenCalledOnce());
    expect(field('Name').value).toBe('Mug');
    expect(field('SKU').value).toBe('');
    await waitFor(async () => expect((await core.call('drafts.list', {}))[0]?.productId).toBeNull());
  });
});

describe('the fields', () => {
  test('follow the type: the period is asked for only where billing recurs', async () => {
    const { user } = await openForm();
    expect(screen.queryByRole('textbox', { name: /Billing period/ })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Recurring' }));
    expect(await screen.findByLabelText(/Billing period/)).toBeTruthy();
  });

  test('say what a status becomes at each remote', async () => {
    await openForm();
    expect(await screen.findByText('Sent as active to Jani, draft to JourneyBee.')).toBeTruthy();
  });

  test('edit custom data as rows and as JSON, both the same text', async () => {
    const { user } = await openForm();
    const group = screen.getByRole('group', { name: 'Custom data' });
    await user.click(within(group).getByRole('button', { name: 'Add a key' }));
    await user.keyboard('origin');
    await user.type(within(group).getByLabelText('Value of origin'), 'Farm 12');
    await user.click(within(group).getByRole('radio', { name: 'JSON' }));
    const json = within(group).getByLabelText<HTMLTextAreaElement>('Custom data as JSON');
    expect(JSON.parse(json.value)).toEqual({ origin: 'Farm 12' });
    await user.clear(json);
    await user.click(json);
    await user.paste('{"sizes": [1, 2]}');
    await user.click(within(group).getByRole('radio', { name: 'Keys and values' }));
    expect(within(group).getByText(/“sizes” holds a list/)).toBeTruthy();
    expect(within(group).getByLabelText<HTMLTextAreaElement>('Custom data as JSON').value).toBe(
      '{"sizes": [1, 2]}',
    );
  });

  test('open at the one that is to be fixed', async () => {
    const { view, show, product } = await openForm({ product: { name: 'Mug' } });
    view.rerender(show(product?.id ?? null, { focusField: 'imageUrl' }));
    expect(document.activeElement).toBe(field('Image address'));
  });

  test('make a SKU from the name that nobody else has', async () => {
    const { core, user } = await openForm();
    await addProduct(core, { name: 'Other', sku: 'TIN-MUG' });
    await user.type(field('Name'), 'Tin mug');
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await waitFor(() => expect(field('SKU').value).toBe('TIN-MUG-2'));
  });
});

describe('what will be sent', () => {
  test('is the exact request with the key masked, and what is left out', async () => {
    const { user } = await openForm({ product: { name: 'Mug', sku: '1', price: '3' } });
    await user.click(screen.getByRole('button', { name: 'What will be sent' }));
    const request = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Request' });
    expect(request.value).toContain('POST https://billing.example.com/api/v1/products');
    expect(request.value).toContain('Bearer ••••');
    expect(request.value).toContain('"name": "Mug"');
    expect(screen.getByText(/Jani has no place for: SKU, price/)).toBeTruthy();
    await user.clear(field('Name'));
    expect(await screen.findByText(/Nothing can be sent yet/)).toBeTruthy();
  });
});
