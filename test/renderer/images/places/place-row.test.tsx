import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { createImageFetcher } from '../../../../src/main/core/adapters/http/image-fetcher.ts';
import { formatTime } from '../../../../src/renderer/ui/format.ts';
import type { ImagePlaceInput } from '../../../../src/shared/model/image-place.ts';
import { PLACE_HOLDS } from '../../../../src/shared/model/place-holds.ts';
import { peek } from '../../../helpers/catalog.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { ONLY_ADDRESSES, openPlaces } from './open-places.tsx';

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

const BUCKET: ImagePlaceInput = {
  ...ONLY_ADDRESSES,
  name: 'Shop',
  where: {
    kind: 's3',
    endpoint: 'https://s3.example.com',
    region: 'auto',
    bucket: 'shop',
    pathStyle: true,
    accessKeyId: 'AKIA',
    cacheControl: null,
  },
  path: '{name}-{hash}.{ext}',
};
const CHANGED = { products: false, sending: true, remotes: true, changes: false, views: false };

test('a place that rests says why and until when, and can be tried again at once', async () => {
  const { core, tell, user, dialog, list } = await openPlaces([ONLY_ADDRESSES]);
  const until = Date.now() + 3_600_000;
  peek(core)
    .prepare("UPDATE image_place SET not_before = ?, trouble = 'The server is busy.', tries = 1")
    .run(until);
  tell({ event: 'catalogChanged', data: CHANGED });
  const line = await dialog.findByText(/^The server is busy\./);
  expect(line.textContent).toBe(`The server is busy. It is tried again at ${formatTime(until)}.`);
  expect(dialog.getByLabelText('Waiting:')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(dialog.queryByText(/^The server is busy\./)).toBeNull());
  expect((await list())[0]?.waits).toBeNull();
});

test('a place that is held for want of its key leads to where the key is entered', async () => {
  const { core, tell, user, dialog } = await openPlaces([BUCKET]);
  peek(core).prepare('UPDATE image_place SET held = ?').run(PLACE_HOLDS.noKey);
  tell({ event: 'catalogChanged', data: CHANGED });
  expect(await dialog.findByText(PLACE_HOLDS.noKey)).toBeTruthy();
  expect(dialog.queryByRole('button', { name: 'Enter the key anew…' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Enter it…' }));
  expect(await dialog.findByLabelText('Secret access key')).toBeTruthy();
});

test('a place that is held says, too, that its key is missing', async () => {
  const { core, tell, dialog } = await openPlaces([BUCKET], {
    'imagePlaces.keyStatus': () => [{ id: 1, status: 'missing' }],
  });
  peek(core).prepare("UPDATE image_place SET held = 'The key is refused.'").run();
  tell({ event: 'catalogChanged', data: CHANGED });
  expect(await dialog.findByText('The key is refused.')).toBeTruthy();
  expect(dialog.getByText('There is no key for this place.')).toBeTruthy();
  expect(dialog.getAllByRole('button', { name: 'Enter it…' })).toHaveLength(1);
});

test('where a key was refused, another one can be entered beside “Try again”', async () => {
  const { core, tell, user, dialog } = await openPlaces([BUCKET, ONLY_ADDRESSES]);
  peek(core).prepare("UPDATE image_place SET held = 'The key is refused.'").run();
  tell({ event: 'catalogChanged', data: CHANGED });
  expect(await dialog.findAllByText('The key is refused.')).toHaveLength(2);
  expect(dialog.getAllByRole('button', { name: 'Try again' })).toHaveLength(2);
  // Only addresses need none.
  await user.click(dialog.getByRole('button', { name: 'Enter the key anew…' }));
  expect(await dialog.findByLabelText('Secret access key')).toBeTruthy();
});

/** The folder on the web, on loopback. */
async function serveFolder(folder: string): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'image/png');
    response.end(readFileSync(join(folder, request.url ?? '')));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

test('a host of the own network is allowed from the test that it failed, which then runs again', async () => {
  const folder = temporaryFolder();
  const publicBase = await serveFolder(folder);
  const imageFetcher = createImageFetcher({ findProxy: async () => 'DIRECT' });
  onTestFinished(() => imageFetcher.close());
  const place: ImagePlaceInput = {
    ...ONLY_ADDRESSES,
    name: 'Folder',
    where: { kind: 'folder', folder },
    path: '{name}-{hash}.{ext}',
    publicBase,
  };
  const { core, user, dialog } = await openPlaces([place], {}, { imageFetcher });
  await user.click(await dialog.findByRole('button', { name: 'Test Folder' }));
  await user.click(await dialog.findByRole('button', { name: 'Allow this host: 127.0.0.1' }));
  const question = within(await screen.findByRole('dialog', { name: 'Allow 127.0.0.1?' }));
  expect(question.getByText(/That is right for a server of yours\./)).toBeTruthy();
  await user.click(question.getByRole('button', { name: 'Allow and test' }));
  expect(await dialog.findByText(/^This computer can open it at/)).toBeTruthy();
  expect(dialog.queryByRole('button', { name: /^Allow this host/ })).toBeNull();
  await waitFor(() =>
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Test Folder' })),
  );
  expect(await core.call('images.allowedHosts', {})).toEqual(['127.0.0.1']);
});
