import { Failure } from '../failure.ts';
import type { ImageFacts } from '../ports/image-files.ts';
import type { ImagesDeps } from './deps.ts';
import { explainImageRefusal } from './explain-refusal.ts';
import { inParallel } from './in-parallel.ts';

/** A file of the person's that is to be one of the catalog's. */
export type ToShelve = { readonly image: ImageFacts; readonly place: string; readonly inside: string };

const AT_ONCE = 4;
/** Bytes that stay free, for the database and everything else. */
const SPARE = 100_000_000;

/**
 * Copies files into the catalog, those that are there already left out; says how many were copied. Then `use` makes them
 * images of products: where it fails, or was never reached, the copies are removed.
 * @throws Failure where the disk has no room, or a file is not what it was
 */
export async function withShelved<T>(
  deps: ImagesDeps,
  wanted: readonly ToShelve[],
  job: number | undefined,
  use: () => T,
): Promise<{ readonly used: T; readonly copied: number }> {
  const { shelf } = await deps.imageFiles();
  return await explainImageRefusal(async () => {
    // What a crash left goes first.
    await shelf.tidy(deps.images.isKnown);
    const missing = await findMissing(deps, wanted);
    await refuseWithoutRoom(deps, missing);
    try {
      await copyAll(deps, missing, job);
      // The catalog may have been closed while files were waited for.
      await deps.pause();
      return { used: use(), copied: missing.length };
    } finally {
      await shelf.tidy(deps.images.isKnown);
    }
  });
}

async function findMissing(deps: ImagesDeps, wanted: readonly ToShelve[]): Promise<readonly ToShelve[]> {
  const { shelf } = await deps.imageFiles();
  const byHash = [...new Map(wanted.map((each) => [each.image.hash, each])).values()];
  const missing: ToShelve[] = [];
  await inParallel(byHash, AT_ONCE, async (each) => {
    if (!(await shelf.has(each.image))) missing.push(each);
  });
  return missing;
}

async function refuseWithoutRoom(deps: ImagesDeps, missing: readonly ToShelve[]): Promise<void> {
  if (missing.length === 0) return;
  const { shelf } = await deps.imageFiles();
  const needed = missing.reduce((sum, { image }) => sum + image.bytes, 0);
  const room = await shelf.room();
  if (room >= needed + SPARE) return;
  throw new Failure(
    'disk-full',
    `The images need ${sayMegabytes(needed)} MB in the catalog, and the disk has ${sayMegabytes(room)} MB left. Free some space and try again.`,
  );
}

function sayMegabytes(bytes: number): string {
  return Math.ceil(bytes / 1_000_000).toLocaleString('en');
}

async function copyAll(
  deps: ImagesDeps,
  missing: readonly ToShelve[],
  job: number | undefined,
): Promise<void> {
  if (missing.length === 0) return;
  const { shelf } = await deps.imageFiles();
  const bytes = missing.reduce((sum, { image }) => sum + image.bytes, 0);
  const progress = deps.jobs.begin(job, 'copying', missing.length, bytes);
  await shelf.begin(missing.map(({ image }) => image));
  await inParallel(missing, AT_ONCE, async ({ image, place, inside }) => {
    await shelf.put(image, { place, inside }, (read) => progress.step(0, read));
    progress.step(1);
    await deps.pause();
  });
  await shelf.settle();
}
