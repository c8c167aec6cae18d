import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDeferred } from '../../../../src/main/app/deferred.ts';
import { createImageConversions } from '../../../../src/main/app/image-conversions.ts';
import type { ImageAnswer, ImagePreset } from '../../../../src/main/core/compose.ts';
import { keepImage, makePng } from '../../../helpers/images.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

const PRESET: ImagePreset = { maxWidth: 100, format: 'webp', quality: 0.5 };
const MADE: ImageAnswer = {
  ok: true,
  image: { bytes: Uint8Array.of(1, 2, 3), type: 'image/webp', width: 3, height: 3 },
};

/** Conversions with a codec that answers when it is told to, and what it was given. */
function start(atOnce: number) {
  const given: { readonly bytes: Uint8Array; readonly preset: ImagePreset }[] = [];
  const answers: ReturnType<typeof createDeferred<ImageAnswer>>[] = [];
  const { convert } = createImageConversions({
    atOnce,
    codec: {
      convert: async (bytes, preset) => {
        const answer = createDeferred<ImageAnswer>();
        given.push({ bytes, preset });
        answers.push(answer);
        return await answer.promise;
      },
    },
  });
  return { convert, given, answers };
}

it('gives the codec a file of the catalog as it is, and what is to become of it', async () => {
  const catalog = temporaryFolder();
  const { convert, given, answers } = start(1);
  const picture = makePng(4, 3);
  const answer = convert(catalog, keepImage(catalog, picture, 'png'), PRESET);
  await expect.poll(() => given.length).toBe(1);
  expect(Buffer.from(given[0]?.bytes ?? []).equals(picture)).toBe(true);
  expect(given[0]?.preset).toEqual(PRESET);
  answers[0]?.resolve(MADE);
  expect(await answer).toEqual(MADE);
});

it('reads nothing but images of the catalog', async () => {
  const catalog = temporaryFolder();
  const { convert, given } = start(1);
  const kept = keepImage(catalog, makePng(4, 3), 'png');
  const outside = join(temporaryFolder(), 'outside.png');
  writeFileSync(outside, makePng(2, 2));
  const linked = `${'ab'.repeat(32)}.png`;
  mkdirSync(join(catalog, 'images', 'ab'), { recursive: true });
  symlinkSync(outside, join(catalog, 'images', 'ab', linked));
  rmSync(join(catalog, 'images', kept.slice(0, 2), kept));
  for (const file of [kept, linked, outside, '../../outside.png', `${kept.slice(0, -4)}.exe`, '']) {
    expect(await convert(catalog, file, PRESET)).toEqual({ ok: false, why: 'not-there' });
  }
  expect(given).toEqual([]);
});

it('has so many in work at a time, in the order in which they were asked for', async () => {
  const catalog = temporaryFolder();
  const { convert, given, answers } = start(2);
  const pictures = [1, 2, 3, 4].map((width) => makePng(width, 1));
  const asked = pictures.map((picture) => convert(catalog, keepImage(catalog, picture, 'png'), PRESET));
  const seen = () => given.map(({ bytes }) => pictures.findIndex((one) => one.equals(bytes)));
  await expect.poll(() => given.length).toBe(2);
  answers[0]?.resolve({ ok: false, why: 'undecodable' });
  await expect.poll(() => given.length).toBe(3);
  expect(new Set(seen())).toEqual(new Set([0, 1, 2]));
  answers[1]?.resolve(MADE);
  await expect.poll(() => given.length).toBe(4);
  expect(seen()[3]).toBe(3);
  answers[2]?.resolve(MADE);
  answers[3]?.resolve(MADE);
  expect((await Promise.all(asked)).filter(({ ok }) => ok)).toHaveLength(3);
});
