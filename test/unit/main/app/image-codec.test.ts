import { expect, it, onTestFinished, vi } from 'vitest';
import { createImageCodec } from '../../../../src/main/app/image-codec.ts';
import type { OpenCodecWindow } from '../../../../src/main/app/image-codec-window.ts';
import { makePng } from '../../../helpers/images.ts';

/** A window whose one worker needs so long for each picture, one after the other. */
function openSlow(ms: number): OpenCodecWindow {
  return async ({ answer }) => {
    let free = Date.now();
    let ended = false;
    const decode = (id: number) => {
      free = Math.max(free, Date.now()) + ms;
      const bytes = new Uint8Array(Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'));
      setTimeout(() => !ended && answer({ id, made: { width: 1, height: 1, bytes } }), free - Date.now());
    };
    return {
      workers: [{ post: (message) => 'task' in message && decode(message.id) }],
      end: () => {
        ended = true;
      },
    };
  };
}

it('gives a picture all of its time, however long the one before took', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const codec = createImageCodec({ open: openSlow(6000), workers: 1, logError: () => undefined });
  onTestFinished(codec.close);
  const both = Promise.all([1, 2].map(() => codec.thumbnail(makePng(4, 3), { width: 64, height: 64 })));
  for (let seconds = 0; seconds < 15; seconds += 1) {
    // The bytes are handed over in turns that are not fake.
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect((await both).map(({ ok }) => ok)).toEqual([true, true]);
});
