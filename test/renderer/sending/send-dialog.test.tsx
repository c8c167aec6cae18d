import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { provideCommand } from '../../../src/renderer/commands/command-store.ts';
import { SendDialog } from '../../../src/renderer/features/sending/send-dialog.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { addProduct, peek } from '../../helpers/catalog.ts';
import { until } from '../../helpers/until.ts';
import { type Connected, connectSandbox } from './connect-sandbox.ts';

const PRICED = { price: '12.50', currency: 'EUR' };

const creates = ({ sandbox }: Connected) => sandbox.log().filter(({ method }) => method === 'POST').length;

describe('the dialog before sending', () => {
  async function openDialog(products: readonly number[]) {
    const onClose = vi.fn<() => void>();
    render(
      <UiProvider theme="light">
        <SendDialog
          target={{ of: { kind: 'ids', ids: [...products] }, count: products.length }}
          onClose={onClose}
        />
      </UiProvider>,
    );
    return { dialog: within(await screen.findByRole('dialog')), onClose, user: userEvent.setup() };
  }

  test('sends one product first to a remote never used, and keeps the others in line', async () => {
    const to = await connectSandbox();
    const bad = await addProduct(to.core, { name: '' });
    const good = await addProduct(to.core, { ...PRICED, name: 'Mug' });
    const more = await addProduct(to.core, { ...PRICED, name: 'Bowl' });
    const { dialog, user, onClose } = await openDialog([bad.id, good.id, more.id]);
    expect((await dialog.findAllByText(/^2 ready, less than a minute · 1 with problems/)).length).toBe(2);
    expect(
      dialog
        .getAllByRole<HTMLInputElement>('checkbox', { name: 'Test with one first' })
        .every((box) => box.checked),
    ).toBe(true);
    await user.click(dialog.getByRole('button', { name: 'Send 4' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    await until('both got one', () => creates(to) === 2);
    expect(to.sandbox.products('jani').map(({ fields }) => fields['name'])).toEqual(['Mug']);
    const status = await to.core.call('sending.status', {});
    expect(status).toMatchObject({ waiting: 2, lanes: [{ hold: 'tested' }, { hold: 'tested' }] });
  });

  test('sends with Ctrl+Enter from any of its fields, once', async () => {
    const to = await connectSandbox();
    const product = await addProduct(to.core, { ...PRICED, name: 'Mug' });
    const { dialog, user, onClose } = await openDialog([product.id]);
    const [box] = await dialog.findAllByRole('checkbox');
    box?.focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    await until('both got it', () => creates(to) === 2);
  });

  test('names the one product, and says that unsaved changes go later', async () => {
    const to = await connectSandbox();
    const product = await addProduct(to.core, { ...PRICED, name: 'Mug' });
    const { id, version, fields } = product;
    const draft = { id: crypto.randomUUID(), productId: id, baseVersion: version };
    await to.core.call('drafts.keep', { ...draft, fields: { ...fields, name: 'Mug 2' } });
    const { dialog } = await openDialog([id]);
    expect(await screen.findByRole('dialog', { name: 'Send “Mug”' })).toBeTruthy();
    expect((await dialog.findAllByText(/^1 has unsaved changes: it goes once/)).length).toBe(2);
  });

  test('names what a remote has no place for, and sends only where it is ticked', async () => {
    const to = await connectSandbox();
    const product = await addProduct(to.core, { ...PRICED, name: 'Mug', sku: '7' });
    const { dialog, user } = await openDialog([product.id]);
    expect(await dialog.findByText('Jani has no place for: SKU, price. They stay here.')).toBeTruthy();
    await user.click(dialog.getByRole('checkbox', { name: 'JourneyBee' }));
    await user.click(dialog.getByRole('button', { name: 'Send 1' }));
    await until('Jani has it', () => to.sandbox.products('jani').length === 1);
    expect(to.sandbox.products('journeybee')).toEqual([]);
  });

  test('sends nothing where nothing is ready', async () => {
    const to = await connectSandbox();
    const product = await addProduct(to.core, { name: '' });
    const { dialog, user, onClose } = await openDialog([product.id]);
    const button = await dialog.findByRole('button', { name: 'Send' });
    await user.click(button);
    expect(onClose).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  test('says how many images go where first, and how large they are', async () => {
    const to = await connectSandbox();
    const hash = (n: number) => String(n).repeat(64);
    const product = (n: number) =>
      addProduct(to.core, { ...PRICED, name: `Mug ${n}`, imageUrl: `local-image:${hash(n)}.png/mug.png` });
    const { id: place } = await to.core.call('imagePlaces.add', {
      name: 'Shop bucket',
      where: { kind: 'webdav', address: 'https://cloud.example.com/shop', user: 'jo' },
      path: '{name}-{hash}.{ext}',
      publicBase: 'https://images.example.com',
      preset: null,
    });
    const { name, profileId, baseUrl, auth, accountLabel, settings, id } = to.jani;
    const remote = { name, profileId, baseUrl, auth, accountLabel };
    await to.core.call('remotes.update', {
      id,
      remote: { ...remote, settings: { ...settings, imagePlaceId: place } },
    });
    const { id: one } = await product(1);
    const { id: two } = await product(2);
    peek(to.core).exec(`INSERT INTO image_file(hash, ext, bytes, width, height, added_at) VALUES
      ('${hash(1)}', 'png', 400000000, 9, 9, 1), ('${hash(2)}', 'png', 12000000, 9, 9, 1)`);
    const { dialog } = await openDialog([one, two]);
    expect(await dialog.findByText('2 images, 412 MB, go to Shop bucket first.')).toBeTruthy();
    expect(
      dialog.getByText(/^Jani was never used\. One product with an image goes, once that is public/),
    ).toBeTruthy();
    expect(dialog.getByText(/^JourneyBee was never used\. One product goes;/)).toBeTruthy();
  });

  test('says that an image was broken at the last check, leads there, and sends nothing then', async () => {
    const to = await connectSandbox();
    const imageUrl = 'https://shop.example/gone.png';
    const { id } = await addProduct(to.core, { ...PRICED, name: 'Mug', imageUrl });
    peek(to.core)
      .prepare(
        `INSERT INTO link_check(url, outcome, fault, checked_at) VALUES (?, 'not-reachable', 'refused', 1)`,
      )
      .run(imageUrl);
    const show = vi.fn<() => void>();
    onTestFinished(provideCommand('images.broken', { enabled: true, run: show }));
    const { dialog, user, onClose } = await openDialog([id]);
    // One remote takes no images: it is said at the other one alone.
    expect(await dialog.findAllByText(/^1 has an image that could not be seen at its address/)).toHaveLength(
      1,
    );
    expect(dialog.getByRole('button', { name: 'Send 2' }).getAttribute('aria-disabled')).not.toBe('true');
    await user.click(dialog.getByRole('button', { name: 'Show broken images' }));
    expect(onClose).toHaveBeenCalledWith(false);
    expect(show).toHaveBeenCalledTimes(1);
    expect(creates(to)).toBe(0);
  });
});
