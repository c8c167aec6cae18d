import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { createImageFetcher } from '../../../src/main/core/adapters/http/image-fetcher.ts';
import type { ImagePlace, ImagePlaceInput } from '../../../src/shared/model/image-place.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { Submission } from '../../../src/shared/model/submission.ts';
import { addProduct, openTestCatalog } from '../../helpers/catalog.ts';
import { composeInProcess, type InProcessParts } from '../../helpers/in-process.ts';
import { matchFolder, photo, writePhotos } from '../../helpers/photos.ts';
import { createRacingClock } from '../../helpers/racing-clock.ts';
import { addJani, NO_CHOICES } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** Minutes of waiting pass in seconds. */
const SPEED = 40;

/** A real catalog whose products are sent to a real API on loopback, and whose images are published here; `others` stand in for parts of it. */
export async function openPublishingScene(others: Partial<InProcessParts> = {}) {
  const sandbox = await startSandbox();
  const http = createHttpClient({ connectMs: 2_000, headersMs: 5_000, bodyMs: 5_000 });
  const fetcher = createImageFetcher({ findProxy: async () => 'DIRECT' });
  const clock = createRacingClock(Date.now(), SPEED);
  const secrets = new Map<number, string>();
  const parts: Partial<InProcessParts> = {
    clock,
    http,
    imageFetcher: fetcher,
    keys: { key: async () => sandbox.jani.key, placeKey: async (id) => secrets.get(id) ?? null },
    ...others,
  };
  let core = await openTestCatalog(parts);
  onTestFinished(async () => {
    await core.close();
    await fetcher.close();
    await http.close();
    await sandbox.close();
  });
  await core.call('images.allowHost', { host: '127.0.0.1' });
  core.writer.start();
  return {
    get core() {
      return core;
    },
    /** Closes the catalog, and opens it with these parts once its folder was given to `change`. */
    restart: async (change: (folder: string) => void = () => {}, now: Partial<InProcessParts> = {}) => {
      await core.close();
      change(core.folder);
      core = await composeInProcess({ ...parts, ...now, folder: core.folder });
      core.writer.start();
    },
    clock,
    secrets,
    /** The bodies of the products that were created there. */
    created: () =>
      sandbox
        .log()
        .filter(({ method, createdId }) => method === 'POST' && createdId !== null)
        .map(({ body }) => JSON.parse(body) as Record<string, unknown>),
    addPlace: (
      input: Pick<ImagePlaceInput, 'where' | 'publicBase'> & Partial<ImagePlaceInput>,
    ): Promise<ImagePlace> =>
      core.call('imagePlaces.add', { name: 'Pictures', path: '{name}-{hash}.{ext}', preset: null, ...input }),
    addRemote: (imagePlaceId: number | null): Promise<Remote> =>
      addJani(core, {
        baseUrl: sandbox.jani.url,
        settings: { ...NO_CHOICES, accountCurrency: 'EUR', imagePlaceId },
      }),
    /** Products with a picture of their own, by SKU. */
    addProducts: async (skus: readonly string[]): Promise<number[]> => {
      const ids: number[] = [];
      for (const sku of skus) ids.push((await addProduct(core, { sku, name: `Mug ${sku}` })).id);
      const files = Object.fromEntries(skus.map((sku, at) => [`${sku}.png`, photo(at + 1)]));
      const { id } = await matchFolder(core, writePhotos(files));
      await core.call('images.apply', { id });
      return ids;
    },
    /** How a product stands at the one remote. */
    rowOf: async (product: number): Promise<Submission | undefined> =>
      (await core.call('sending.list', { product, limit: 10 }))[0],
    /** An empty folder to publish. */
    newFolder: (): string => {
      const folder = join(temporaryFolder(), 'public');
      mkdirSync(folder);
      return folder;
    },
  };
}

/** Waits for what is asked of the core. */
export async function eventually(
  what: string,
  isSo: () => Promise<boolean>,
  patienceMs = 60_000,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
