import type { ElectronApplication, Page } from '@playwright/test';
import { ask as askBridge } from './bridge.ts';
import { type Desk, expect, type Running } from './fixture.ts';

type Seen = {
  readonly width: number;
  readonly height: number;
  /** Of the pixel in the upper left and the lower right corner: `red`, `green`, `blue` or `other`. */
  readonly corners: readonly string[];
};

/** What the page sees when it loads a picture; `null` where it sees none. */
export async function look(page: Page, address: string): Promise<Seen | null> {
  return await page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    try {
      await image.decode();
    } catch {
      return null;
    }
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const nameAt = (x: number, y: number) => {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
      const strongest = Math.max(red, green, blue);
      const names = { red, green, blue };
      return Object.entries(names).find(([, value]) => value === strongest && value > 150)?.[0] ?? 'other';
    };
    const corners = [nameAt(2, 2), nameAt(canvas.width - 3, canvas.height - 3)];
    return { width: canvas.width, height: canvas.height, corners };
  }, address);
}

/** The status and the word of an answer. */
export async function ask(page: Page, address: string): Promise<string> {
  return await page.evaluate(async (url) => {
    const answer = await fetch(url);
    return `${answer.status} ${answer.ok ? answer.headers.get('content-type') : await answer.text()}`;
  }, address);
}

/** A picture that is red on the left and blue on the right. */
export async function makeInPage(page: Page, type: string, size = [1200, 600]): Promise<Buffer> {
  const text = await page.evaluate(
    async ({ as, width, height }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      for (const [n, colour] of ['#f00', '#00f'].entries()) {
        context.fillStyle = colour;
        context.fillRect((n * width) / 2, 0, width / 2, height);
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: as })).arrayBuffer());
      return [...bytes].map((byte) => String.fromCharCode(byte)).join('');
    },
    { as: type, width: size[0] ?? 0, height: size[1] ?? 0 },
  );
  return Buffer.from(text, 'latin1');
}

/** Starts the program and waits until its catalog is open. */
export async function openShop(desk: Desk, catalog: string): Promise<Running> {
  const running = await desk.start({ catalog });
  await expect.poll(async () => (await askBridge(running.page, 'catalogs.state', {})).kind).toBe('open');
  return running;
}

/** The address of a file of the catalog. */
export const local = (name: string, size = 256) => `app://offshelf/thumbnail/local/${name}?size=${size}`;

/** The process that decodes pictures; 0 where there is none. */
export async function findCodec(app: ElectronApplication): Promise<number> {
  return await app.evaluate(({ webContents }) => {
    const codec = webContents
      .getAllWebContents()
      .find((contents) => contents.getURL().startsWith('app://codec/'));
    return codec?.getOSProcessId() ?? 0;
  });
}
