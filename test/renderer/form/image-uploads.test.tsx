import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { formatTime } from '../../../src/renderer/ui/format.ts';
import type { ImagePlace, ImageUpload } from '../../../src/shared/model/image-place.ts';
import { writeLocalImage } from '../../../src/shared/model/local-image.ts';
import { addProduct, peek } from '../../helpers/catalog.ts';
import { addJani, NO_CHOICES } from '../../helpers/remotes.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import { renderForm } from './render-form.tsx';

const HASH = 'ab'.repeat(32);
const IMAGE = writeLocalImage({ hash: HASH, ext: 'png', name: 'mug.png' });
const URL = 'https://images.example.com/mug.png';

/** The form of a product whose image is a file that stands like this at the place of its remotes. */
async function openWith(
  upload: Partial<ImageUpload> | null,
  held: string | null = null,
  waits: ImagePlace['waits'] = null,
) {
  const { core } = await openCoreForWindow();
  const place = await core.call('imagePlaces.add', {
    name: 'My site',
    where: { kind: 'address' },
    path: '{name}.{ext}',
    publicBase: 'https://images.example.com',
    preset: null,
  });
  const settings = { ...NO_CHOICES, accountCurrency: 'EUR', imagePlaceId: place.id };
  await addJani(core, { settings });
  const db = peek(core);
  if (upload !== null) {
    db.prepare(
      'INSERT INTO image_upload(place_id, file, key, url, state, detail, next_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(
      place.id,
      `${HASH}.png`,
      'mug.png',
      URL,
      upload.state,
      upload.detail ?? null,
      upload.nextAt ?? null,
    );
  }
  db.prepare('UPDATE image_place SET held = ?, not_before = ?, trouble = ?').run(
    held,
    waits?.until ?? null,
    waits?.detail ?? null,
  );
  const { id } = await addProduct(core, { imageUrl: IMAGE });
  renderForm(id);
  const field = await screen.findByRole('textbox', { name: 'Image address' });
  return { core, field, user: userEvent.setup() };
}

const isInvalid = (field: HTMLElement) => field.getAttribute('aria-invalid') === 'true';

test('an image that nobody wanted to be public yet says that it is published first, and is no problem', async () => {
  const { field } = await openWith(null);
  expect(await screen.findByText(/This image is published first/)).toBeTruthy();
  expect(isInvalid(field)).toBe(false);
});

test('an image that waits says where and what happened last, once', async () => {
  const { field } = await openWith({ state: 'waiting', detail: 'The server is busy.' });
  expect(await screen.findByText(/Waits to be published at My site\. The server is busy\./)).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/This image is published first/)).toBeNull());
  expect(isInvalid(field)).toBe(false);
});

test('an image whose place rests says why, and when it is tried again', async () => {
  const until = Date.now() + 3_600_000;
  await openWith({ state: 'waiting' }, null, { detail: 'The server is busy.', until });
  const tried = `The server is busy. Tries again at ${formatTime(until)}.`;
  expect((await screen.findByText(/The server is busy\./)).textContent).toContain(tried);
});

test('an image whose place is held says why, and leads there', async () => {
  await openWith({ state: 'waiting' }, 'The folder is full.');
  expect(await screen.findByText(/The folder is full\./)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Places for images…' })).toBeTruthy();
});

test('an image that failed is a problem at the field, until it is tried again', async () => {
  const { core, field, user } = await openWith({ state: 'failed', detail: 'Another picture lies there.' });
  expect(await screen.findByText(/could not be published\. Another picture lies there\./)).toBeTruthy();
  expect(isInvalid(field)).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Waits to be published at My site/)).toBeTruthy();
  expect(isInvalid(field)).toBe(false);
  const [upload] = await core.call('imagePlaces.uploads', { files: [`${HASH}.png`] });
  expect(upload?.state).toBe('waiting');
});

test('an image that is public says its address, which can be copied, and nothing is wrong with it', async () => {
  const { field } = await openWith({ state: 'done' });
  expect(await screen.findByText(URL)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Copy the address' })).toBeTruthy();
  expect(isInvalid(field)).toBe(false);
  expect(screen.queryByText(/published first/)).toBeNull();
});
