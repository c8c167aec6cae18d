import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { provideCommand } from '../../../../src/renderer/commands/command-store.ts';
import { openImagePlaces } from '../../../../src/renderer/commands/image-places.ts';
import { peek } from '../../../helpers/catalog.ts';
import { addJani, NO_CHOICES } from '../../../helpers/remotes.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { ONLY_ADDRESSES, openPlaces } from './open-places.tsx';

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

test('Escape asks before it throws away what was typed, and goes back one step at a time', async () => {
  const { user, dialog, list } = await openPlaces([ONLY_ADDRESSES]);
  await user.click(await dialog.findByRole('button', { name: 'Change My site' }));
  await user.type(await dialog.findByLabelText('Name'), '!');
  await user.keyboard('{Escape}');
  const question = within(await screen.findByRole('dialog', { name: 'Throw away what you typed?' }));
  await user.click(question.getByRole('button', { name: 'Cancel' }));
  expect(dialog.getByLabelText<HTMLInputElement>('Name').value).toBe('My site!');
  await user.click(dialog.getByLabelText('Name'));
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await waitFor(() =>
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Test My site' })),
  );
  expect((await list())[0]?.name).toBe('My site');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('from the kinds of a new place there is a way back to the list, and so from its fields', async () => {
  const { user, dialog } = await openPlaces([ONLY_ADDRESSES]);
  await user.click(await dialog.findByRole('button', { name: 'Add a place…' }));
  await user.click(await dialog.findByRole('button', { name: 'Back' }));
  await user.click(await dialog.findByRole('button', { name: 'Add a place…' }));
  await user.click(await dialog.findByRole('button', { name: /^Only addresses/ }));
  await dialog.findByLabelText('Name');
  await user.keyboard('{Escape}');
  expect(await dialog.findByRole('button', { name: /^WebDAV folder/ })).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(await dialog.findByText('My site')).toBeTruthy();
});

test('what is wrong with the path is said at its field alone, and no example is promised', async () => {
  const { user, dialog } = await openPlaces([ONLY_ADDRESSES]);
  await user.click(await dialog.findByRole('button', { name: 'Change My site' }));
  const path = await dialog.findByLabelText('Address below it');
  expect(dialog.getByRole('status').textContent).toBe('https://images.example.com/enamel-mug.jpg');
  await user.clear(path);
  expect(dialog.getByRole('status').textContent).toBe('Shown once the fields above are filled in.');
  await user.type(path, 'mugs//blue');
  expect(dialog.getByRole('status').textContent?.trim()).toBe('');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(document.activeElement).toBe(path);
  expect(path.getAttribute('aria-invalid')).toBe('true');
  expect(dialog.queryByRole('alert')).toBeNull();
});

test('a place that remotes have is not asked about: it is said whose it is, with the way there', async () => {
  const showRemotes = vi.fn<() => void>();
  onTestFinished(provideCommand('view.remotes', { enabled: true, run: showRemotes }));
  const { core, user, dialog } = await openPlaces([ONLY_ADDRESSES]);
  await addJani(core, { settings: { ...NO_CHOICES, imagePlaceId: 1 } });
  await addJani(core, { name: 'Shop', settings: { ...NO_CHOICES, imagePlaceId: 1 } });
  await user.click(await dialog.findByRole('button', { name: 'Remove My site' }));
  const said = within(await screen.findByRole('dialog', { name: 'My site is in use' }));
  expect(said.getByText(/^The images of Jani and Shop go here\./)).toBeTruthy();
  await user.keyboard('{Escape}');
  await user.click(await dialog.findByRole('button', { name: 'Remove My site' }));
  await user.click(await screen.findByRole('button', { name: 'Show remotes' }));
  expect(showRemotes).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a place that no remote has says so, and leads there, but for whoever sets up a remote', async () => {
  const showRemotes = vi.fn<() => void>();
  onTestFinished(provideCommand('view.remotes', { enabled: true, run: showRemotes }));
  const { core, tell, user, dialog } = await openPlaces([ONLY_ADDRESSES]);
  const unchosen = /^No remote’s images go here yet/;
  expect(await dialog.findByText(unchosen)).toBeTruthy();
  act(() => openImagePlaces('list', true));
  await waitFor(() => expect(dialog.queryByText(unchosen)).toBeNull());
  act(() => openImagePlaces('list'));
  await user.click(await dialog.findByRole('button', { name: 'Show remotes' }));
  expect(showRemotes).toHaveBeenCalledOnce();
  await addJani(core, { settings: { ...NO_CHOICES, imagePlaceId: 1 } });
  const data = { products: false, sending: false, remotes: true, changes: false, views: false };
  tell({ event: 'catalogChanged', data });
  openImagePlaces('list');
  const again = within(await screen.findByRole('dialog', { name: 'Places for images' }));
  await again.findByText('My site');
  await waitFor(() => expect(again.queryByText(unchosen)).toBeNull());
});

test('Escape that ends a word that is being composed goes no step back', async () => {
  const { user, dialog } = await openPlaces([ONLY_ADDRESSES]);
  await user.click(await dialog.findByRole('button', { name: 'Change My site' }));
  const name = await dialog.findByLabelText('Name');
  fireEvent.keyDown(name, { key: 'Escape', isComposing: true });
  expect(dialog.getByLabelText('Name')).toBe(name);
});

test('what was published with other settings is not counted, and the words do not deny it', async () => {
  const { core, tell, dialog } = await openPlaces([ONLY_ADDRESSES]);
  peek(core).exec(
    `INSERT INTO image_upload(place_id, file, key, url, state) VALUES (1, 'a.png', 'a.png', 'https://x', 'done')`,
  );
  const data = { products: false, sending: true, remotes: true, changes: false, views: false };
  tell({ event: 'catalogChanged', data });
  expect(await dialog.findByText('1 published')).toBeTruthy();
  await core.call('imagePlaces.change', { id: 1, ...ONLY_ADDRESSES, path: 'new/{name}.{ext}' });
  tell({ event: 'catalogChanged', data });
  expect(await dialog.findByText('Nothing published with these settings yet')).toBeTruthy();
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

test('a folder goes by its handle, its path is shown, and its test says how each step went', async () => {
  const folder = temporaryFolder();
  const { user, dialog, list } = await openPlaces([], {
    'files.chooseFolder': () => ({ handle: folder, name: 'shop-images', path: folder }),
  });
  await user.click(await dialog.findByRole('button', { name: 'Add a place…' }));
  await user.click(await dialog.findByRole('button', { name: /^Folder of this computer/ }));
  await user.type(await dialog.findByLabelText('Name'), 'Folder');
  await user.click(dialog.getByRole('button', { name: 'Choose a folder…' }));
  expect((await dialog.findByText(folder)).title).toBe(folder);
  await user.type(dialog.getByLabelText('Public address of the place'), 'http://127.0.0.1:9');
  await user.click(dialog.getByRole('button', { name: 'Add place' }));
  await user.click(await dialog.findByRole('button', { name: 'Test Folder' }));
  expect(await dialog.findByText('A small picture was put there.')).toBeTruthy();
  expect(dialog.getAllByLabelText('Problem:').length).toBeGreaterThan(0);
  expect(dialog.getByText('It was removed again.')).toBeTruthy();
  const [place] = await list();
  expect(place?.where).toEqual({ kind: 'folder', folder });
  expect(dialog.getByText(`Folder ${folder}`).title).toBe(folder);
});
