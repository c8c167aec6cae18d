import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { RemoteList } from '../../../src/renderer/features/remotes/remote-list.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { addProduct } from '../../helpers/catalog.ts';
import { CREEM_LIKE, CREEM_LIKE_FILE, creemRemote } from '../../helpers/creem-like.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { openWizard } from './open-wizard.tsx';

function jsonFile(data: unknown, name = 'creem.json'): File {
  return new File([typeof data === 'string' ? data : JSON.stringify(data)], name, {
    type: 'application/json',
  });
}

/** The wizard at the step that takes a profile file. */
async function openFileStep() {
  const opened = await openWizard();
  opened.show();
  const dialog = await opened.dialog();
  await opened.user.click(await dialog.findByRole('button', { name: /^From a profile file/ }));
  const give = async (file: File) =>
    await opened.user.upload(await dialog.findByLabelText('Profile file'), file);
  const kinds = async () => (await opened.core.call('profiles.list', {})).map(({ id }) => id);
  return { ...opened, dialog, give, kinds };
}

describe('a remote from a profile file', () => {
  test('says what the profile does, then goes the usual way', async () => {
    const { dialog, give, user, kinds, remotes, onClose, setKey } = await openFileStep();
    await give(jsonFile(CREEM_LIKE_FILE));
    const summary = within(await dialog.findByRole('region', { name: 'What Creem-like does' }));
    expect(summary.getByText(/^Offshelf can’t tell whether a product is there/)).toBeTruthy();
    expect(summary.getByText('Name, description, price, currency, billing type.')).toBeTruthy();
    expect(await kinds()).not.toContain('creem-like');
    await user.click(dialog.getByRole('button', { name: 'Continue' }));
    const address = await dialog.findByRole<HTMLInputElement>('textbox', { name: 'Address' });
    expect(address.value).toBe('https://api.creem.example.com');
    await user.type(dialog.getByLabelText('Key'), 'canary-key');
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(await remotes()).toMatchObject([
      { profileId: 'creem-like', auth: { header: 'x-api-key', prefix: '' } },
    ]);
    expect(setKey).toHaveBeenCalledOnce();
  });

  test('lists every mistake with its place, and takes the mended file', async () => {
    const { dialog, give, user, kinds } = await openFileStep();
    await give(jsonFile({ ...CREEM_LIKE, codec: 'xml', limits: { requestsPerMinute: 600 } }));
    const mistakes = within(await dialog.findByRole('region', { name: 'Mistakes in creem.json' }));
    expect(mistakes.getByText(/it has 2 mistakes/)).toBeTruthy();
    expect(mistakes.getByText('codec')).toBeTruthy();
    expect(mistakes.getByText('limits.concurrency')).toBeTruthy();
    expect(mistakes.getByText(/docs\/profiles\.md/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Continue' }));
    expect(await kinds()).toHaveLength(2);
    await give(jsonFile('{"format": 1,', 'half.json'));
    expect(await dialog.findByText(/half\.json can’t be used/)).toBeTruthy();
    expect(dialog.getByText(/^This is no JSON/)).toBeTruthy();
    await give(jsonFile(CREEM_LIKE));
    expect(await dialog.findByRole('region', { name: 'What Creem-like does' })).toBeTruthy();
    expect(dialog.queryByText(/can’t be used/)).toBeNull();
  });

  test('takes no file that is much too large', async () => {
    const { dialog, give } = await openFileStep();
    await give(jsonFile('x'.repeat(1_000_001), 'film.json'));
    expect(await dialog.findByText(/film\.json is larger than 1 MB/)).toBeTruthy();
  });

  test('can be removed from the kinds while nothing was made with it', async () => {
    const { core, show, dialog, user } = await openWizard();
    await core.call('profiles.add', { text: CREEM_LIKE_FILE });
    show();
    const cards = await dialog();
    await user.click(await cards.findByRole('button', { name: 'Remove the profile Creem-like' }));
    await waitFor(() => expect(cards.queryByText('Creem-like')).toBeNull());
    await core.call('profiles.add', { text: CREEM_LIKE_FILE });
    await core.call('remotes.add', creemRemote());
    await user.click(await cards.findByRole('button', { name: 'Remove the profile Creem-like' }));
    expect(await cards.findByText(/^A remote was made with it/)).toBeTruthy();
    expect(cards.getByText('Creem-like')).toBeTruthy();
  });

  test('asks for a user name and a password where the profile says Basic', async () => {
    const { dialog, give, user, setKey } = await openFileStep();
    await give(jsonFile({ ...CREEM_LIKE, auth: { kind: 'basic', key: 'user:password' } }));
    await dialog.findByRole('region', { name: 'What Creem-like does' });
    await user.click(dialog.getByRole('button', { name: 'Continue' }));
    await user.type(await dialog.findByRole('textbox', { name: 'User name' }), 'sh:');
    expect(dialog.getByText(/A user name can’t have a colon/)).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: 'User name' }), 'op');
    expect(dialog.queryByText(/A user name can’t have a colon/)).toBeNull();
    await user.type(dialog.getByLabelText('Password'), 'pass:word');
    await user.click(dialog.getByRole('button', { name: 'Add remote' }));
    await waitFor(() => expect(setKey).toHaveBeenCalledOnce());
    expect(setKey.mock.calls[0]?.[0]).toMatchObject({ key: 'shop:pass:word' });
  });
});

describe('what would be sent', () => {
  test('is shown in the wizard before anything is added, for a sample and for a product', async () => {
    const { core, show, dialog, user, remotes } = await openWizard();
    await core.call('profiles.add', { text: CREEM_LIKE_FILE });
    await addProduct(core, { name: 'Poster', price: '7' });
    show();
    const form = await dialog();
    await user.click(await form.findByRole('button', { name: /^Creem-like/ }));
    await user.click(form.getByRole('button', { name: 'What would be sent' }));
    const body = await form.findByRole<HTMLTextAreaElement>('textbox', { name: 'Body' });
    expect(JSON.parse(body.value)).toMatchObject({ name: 'Sample mug', price: 1250 });
    expect(form.getByText('https://api.creem.example.com/v1/products')).toBeTruthy();
    expect(form.getByText('••••')).toBeTruthy();
    await user.click(form.getByRole('combobox', { name: 'Product' }));
    await user.click(await screen.findByRole('option', { name: 'Poster', hidden: true }));
    await waitFor(() =>
      expect(
        JSON.parse(form.getByRole<HTMLTextAreaElement>('textbox', { name: 'Body' }).value),
      ).toMatchObject({
        name: 'Poster',
        price: 700,
      }),
    );
    expect(await remotes()).toEqual([]);
  });

  test('asks for the address first', async () => {
    const { show, dialog, user } = await openWizard();
    show();
    const form = await dialog();
    await user.click(await form.findByRole('button', { name: /^Jani/ }));
    await user.click(form.getByRole('button', { name: 'What would be sent' }));
    expect(form.getByText(/^Type the address of the API/)).toBeTruthy();
  });

  test('is reached from the row of a remote, and says what keeps a product back', async () => {
    const { core } = await openCoreForWindow({ products: [{ name: 'No price yet' }] });
    await core.call('profiles.add', { text: CREEM_LIKE_FILE });
    await core.call('remotes.add', creemRemote());
    render(
      <UiProvider theme="light">
        <RemoteList />
      </UiProvider>,
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'What would be sent to Creem' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'What would be sent to Creem' }));
    expect(await dialog.findByText(/^Creem has no place for: /)).toBeTruthy();
    await user.tab();
    await user.keyboard('price');
    await user.click(await screen.findByRole('option', { name: 'No price yet', hidden: true }));
    expect(await dialog.findByText('This product would wait until this is mended.')).toBeTruthy();
  });
});

test('the speed of a remote is its profile’s until a person changes it', async () => {
  const { core, show, dialog, user, remotes, onClose } = await openWizard();
  await core.call('profiles.add', { text: CREEM_LIKE_FILE });
  const { id } = await core.call('remotes.add', creemRemote());
  show(id);
  const form = await dialog();
  await user.click(await form.findByRole('button', { name: 'Change the speed' }));
  await user.type(form.getByRole('textbox', { name: 'At the same time' }), '4');
  await user.type(form.getByRole('textbox', { name: 'Requests a minute' }), '90');
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect((await form.findAllByText('Type a whole number from 1 to 3, or nothing.')).length).toBeGreaterThan(
    0,
  );
  await user.clear(form.getByRole('textbox', { name: 'At the same time' }));
  await user.click(form.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect((await remotes())[0]?.settings).toMatchObject({
    requestsPerMinute: 90,
    concurrency: null,
    imagePlaceId: null,
  });
});
