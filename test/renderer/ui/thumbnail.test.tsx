import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { GivenThumbnail, Thumbnail } from '../../../src/renderer/ui/thumbnail.tsx';

const hash = 'ab'.repeat(32);
const local = `local-image:${hash}.jpg/mug.jpg`;

afterEach(() => vi.unstubAllGlobals());

/** What the program answers where a picture did not load. */
function answerWith(word: string, ok = false): void {
  vi.stubGlobal('fetch', async () => ({ ok, text: async () => word }));
}

test('a file of the catalog is loaded by its hash, in the smallest size that is sharp', async () => {
  render(<Thumbnail image={local} box={48} alt="A mug" />);
  expect((await screen.findByAltText('A mug')).getAttribute('src')).toBe(
    `app://offshelf/thumbnail/local/${hash}.jpg?size=64`,
  );
});

test('a file of a chosen folder is loaded by its handle', async () => {
  const handle = '0b3c9c5e-8f1e-4a53-9d3c-1b2a3c4d5e6f';
  render(<GivenThumbnail handle={handle} path="blue mugs/1.jpg" box={200} alt="1.jpg" />);
  expect((await screen.findByAltText('1.jpg')).getAttribute('src')).toBe(
    `app://offshelf/thumbnail/given/${handle}/blue%20mugs/1.jpg?size=256`,
  );
});

test('what only passes, as in a list that is scrolled fast, is not asked for', async () => {
  vi.useFakeTimers();
  const { container, unmount } = render(<Thumbnail image={local} box={48} alt="A mug" />);
  await act(async () => await vi.advanceTimersByTimeAsync(50));
  expect(container.querySelector('img')).toBeNull();
  unmount();
  vi.useRealTimers();
});

test('an image of the web is never loaded: an icon stands for it', () => {
  const { container } = render(<Thumbnail image="https://example.com/mug.jpg" box={48} alt="A mug" />);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByRole('img', { name: 'An image of the web' })).toBeTruthy();
});

test('no image leaves its room empty', () => {
  const { container } = render(<Thumbnail image="" box={48} alt="" />);
  expect(container.querySelector<HTMLElement>('[data-state="none"]')?.style.width).toBe('48px');
});

test.each([
  ['not-there', 'The file of this image is not there'],
  ['not-an-image', 'This file is not an image'],
  ['too-many-pixels', 'This image is too large to show: at most 100 MB and 50 megapixels'],
  ['what nobody knows', 'This image can’t be shown right now'],
])('what can not be shown says why: %s', async (word, sentence) => {
  answerWith(word);
  render(<Thumbnail image={local} box={48} alt="A mug" />);
  fireEvent.error(await screen.findByAltText('A mug'));
  expect(await screen.findByRole('img', { name: sentence })).toBeTruthy();
});

test('what was dropped among many others is asked for again', async () => {
  vi.useFakeTimers();
  answerWith('dropped');
  render(<Thumbnail image={local} box={48} alt="A mug" />);
  await act(async () => await vi.advanceTimersByTimeAsync(60));
  fireEvent.error(screen.getByAltText('A mug'));
  await act(async () => await vi.advanceTimersByTimeAsync(0));
  expect(screen.queryByAltText('A mug')).toBeNull();
  await act(async () => await vi.advanceTimersByTimeAsync(500));
  expect(screen.getByAltText('A mug')).toBeTruthy();
  vi.useRealTimers();
});

test('a reference that can not be read says that its file is not there', () => {
  render(<Thumbnail image="local-image:nonsense" box={48} alt="" />);
  expect(screen.getByRole('img', { name: 'The file of this image is not there' })).toBeTruthy();
});
