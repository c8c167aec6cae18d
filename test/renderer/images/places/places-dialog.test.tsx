import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, onTestFinished, test, vi } from 'vitest';
import { closeImagePlaces, openImagePlaces } from '../../../../src/renderer/commands/image-places.ts';
import { PlacesDialog } from '../../../../src/renderer/features/images/places/places-dialog.tsx';
import { UiProvider } from '../../../../src/renderer/ui/ui-provider.tsx';
import type { Input } from '../../../../src/shared/contract/api.ts';
import type { ImagePlaceInput } from '../../../../src/shared/model/image-place.ts';
import { peek } from '../../../helpers/catalog.ts';
import { addJani, NO_CHOICES } from '../../../helpers/remotes.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import type { Shell } from '../../../helpers/test-bridge.ts';

const ONLY_ADDRESSES: ImagePlaceInput = {
  name: 'My site',
  where: { kind: 'address' },
  path: '{name}.{ext}',
  publicBase: 'https://images.example.com',
  preset: null,
};

async function openPlaces(places: readonly ImagePlaceInput[] = [], shell: Shell = {}) {
  const setKey = vi.fn<(input: Input<'imagePlaces.setKey'>) => void>();
  const { core, tell } = await openCoreForWindow({
    shell: {
      'imagePlaces.setKey': (input) => {
        setKey(input);
        return 'keychain';
      },
      ...shell,
    },
  });
  for (const place of places) await core.call('imagePlaces.add', place);
  openImagePlaces('list');
  onTestFinished(closeImagePlaces);
  render(
    <UiProvider theme="light">
      <PlacesDialog />
    </UiProvider>,
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'Places for images' }));
  return {
    core,
    tell,
    setKey,
    dialog,
    user: userEvent.setup(),
    list: () => core.call('imagePlaces.list', {}),
  };
}

test('a bucket is set up: its secret goes to the main process alone, and its test comes next', async () => {
  const { user, dialog, list, setKey } = await openPlaces();
  await user.click(await dialog.findByRole('button', { name: 'Add a place…' }));
  await user.click(await dialog.findByRole('button', { name: /^Bucket that speaks S3/ }));
  await user.type(await dialog.findByLabelText('Name'), 'Shop');
  await user.type(dialog.getByLabelText(/endpoint/), 'https://s3.us-west-2.amazonaws.com');
  expect(dialog.getByLabelText<HTMLInputElement>('Region').value).toBe('us-west-2');
  await user.type(dialog.getByLabelText('Bucket'), 'shop');
  await user.type(dialog.getByLabelText('Access key id'), 'AKIA');
  await user.type(dialog.getByLabelText('Secret access key'), 'hush');
  await user.type(dialog.getByLabelText('Public address of the place'), 'https://images.example.com');
  expect(
    dialog.getByText('https://images.example.com/products/enamel-mug-3f2a9c81d0b4e6f7-2000-keep85.jpg'),
  ).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Add place' }));
  expect(document.activeElement).toBe(await dialog.findByRole('button', { name: 'Test Shop' }));
  const [place] = await list();
  expect(place).toMatchObject({ name: 'Shop', origin: 'https://s3.us-west-2.amazonaws.com' });
  expect(JSON.stringify(place)).not.toContain('hush');
  expect(setKey).toHaveBeenCalledWith({ id: place?.id, key: 'hush', storage: 'keychain' });
});

test('what is wrong stands at its field, the keyboard goes there, and nothing is added', async () => {
  const { user, dialog, list } = await openPlaces();
  await user.click(await dialog.findByRole('button', { name: 'Add a place…' }));
  await user.click(await dialog.findByRole('button', { name: /^Only addresses/ }));
  await user.type(await dialog.findByLabelText('Name'), 'Mine');
  await user.click(dialog.getByRole('button', { name: 'Add place' }));
  const field = dialog.getByLabelText('Public address of the place');
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(dialog.getAllByText(/^Type the address under which everybody finds/)).toHaveLength(2);
  expect(await list()).toEqual([]);
});

test('Escape asks before it throws away what was typed, and goes back to it', async () => {
  const { user, dialog } = await openPlaces([ONLY_ADDRESSES]);
  await user.click(await dialog.findByRole('button', { name: 'Change My site' }));
  await user.type(await dialog.findByLabelText('Name'), '!');
  await user.keyboard('{Escape}');
  const question = within(await screen.findByRole('dialog', { name: 'Throw away what you typed?' }));
  await user.click(question.getByRole('button', { name: 'Cancel' }));
  expect(dialog.getByLabelText<HTMLInputElement>('Name').value).toBe('My site!');
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a place that a remote has stays, and the refusal says whose it is', async () => {
  const { core, user, dialog } = await openPlaces([ONLY_ADDRESSES]);
  await addJani(core, { settings: { ...NO_CHOICES, imagePlaceId: 1 } });
  await user.click(await dialog.findByRole('button', { name: 'Remove My site' }));
  const question = within(await screen.findByRole('dialog', { name: 'Remove My site?' }));
  await user.click(question.getByRole('button', { name: 'Remove' }));
  expect((await question.findByRole('alert')).textContent).toContain('The images of “Jani” go here.');
  await user.keyboard('{Escape}');
  expect(await dialog.findByRole('button', { name: 'Remove My site' })).toBeTruthy();
});

test('a place that nobody has is removed, and the keyboard stays in the dialog', async () => {
  const { user, dialog, list } = await openPlaces([ONLY_ADDRESSES]);
  await user.click(await dialog.findByRole('button', { name: 'Remove My site' }));
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  const add = await dialog.findByRole('button', { name: 'Add a place…' });
  await dialog.findByText(/^No place yet/);
  await waitFor(() => expect(document.activeElement).toBe(add));
  expect(await list()).toEqual([]);
});

test('a folder goes by its handle, its name is shown, and its test says how each step went', async () => {
  const folder = temporaryFolder();
  const { user, dialog, list } = await openPlaces([], {
    'files.chooseFolder': () => ({ handle: folder, name: 'shop-images' }),
  });
  await user.click(await dialog.findByRole('button', { name: 'Add a place…' }));
  await user.click(await dialog.findByRole('button', { name: /^Folder of this computer/ }));
  await user.type(await dialog.findByLabelText('Name'), 'Folder');
  await user.click(dialog.getByRole('button', { name: 'Choose a folder…' }));
  expect(await dialog.findByText('shop-images')).toBeTruthy();
  await user.type(dialog.getByLabelText('Public address of the place'), 'http://127.0.0.1:9');
  await user.click(dialog.getByRole('button', { name: 'Add place' }));
  await user.click(await dialog.findByRole('button', { name: 'Test Folder' }));
  expect(await dialog.findByText('A small picture was put there.')).toBeTruthy();
  expect(dialog.getAllByLabelText('Problem:').length).toBeGreaterThan(0);
  expect(dialog.getByText('It was removed again.')).toBeTruthy();
  const [place] = await list();
  expect(place?.where).toEqual({ kind: 'folder', folder });
});

test('a held place says why, its files are counted, and “Try again” ends the hold', async () => {
  const { core, tell, user, dialog, list } = await openPlaces([ONLY_ADDRESSES]);
  const db = peek(core);
  db.prepare("UPDATE image_place SET held = 'The folder is full.'").run();
  const add = db.prepare(
    "INSERT INTO image_upload(place_id, file, key, url, state) VALUES (1, ?, ?, 'https://x', ?)",
  );
  for (const [at, state] of ['done', 'done', 'failed'].entries()) {
    add.run(`${at}.png`, `${at}.png`, state);
  }
  const changed = { products: false, sending: true, remotes: false, changes: false, views: false };
  tell({ event: 'catalogChanged', data: changed });
  expect(await dialog.findByText('The folder is full.')).toBeTruthy();
  expect(await dialog.findByText(/^1 with a problem · 2 published/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Try again' }));
  expect(await dialog.findByText(/^2 published/)).toBeTruthy();
  expect(dialog.queryByText('The folder is full.')).toBeNull();
  expect((await list())[0]?.held).toBeNull();
});
