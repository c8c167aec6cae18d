import type { Input, Output } from '../../../../shared/contract/api.ts';
import { LONGEST_SUBJECT } from '../../../../shared/model/bounds.ts';
import type { Change } from '../../../../shared/model/change.ts';
import { writeLocalImage } from '../../../../shared/model/local-image.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import { shorten } from '../catalog/shorten.ts';
import { stage } from '../editing/prepare.ts';
import { applyValues, getPreview } from '../editing/preview.ts';
import { Failure } from '../failure.ts';
import type { ProductValues, StagedValue } from '../ports/preview-store.ts';
import type { ImagesDeps } from './deps.ts';
import { explainImageRefusal } from './explain-refusal.ts';
import { findPlaces } from './scan-images.ts';
import { imageFileOf, matchingOf, type Scan } from './scans.ts';
import { type ToShelve, withShelved } from './shelve-images.ts';
import { tabsOf } from './show-match.ts';

const BATCH = 250;

/**
 * Copies the files in, then gives them to their products as one Change: all of it or nothing. The scan is closed then.
 * @throws Failure `changed-meanwhile` where a product or a file is not what it was when it was matched, `cancelled`
 */
export async function applyImages(
  deps: ImagesDeps,
  { id, job }: Input<'images.apply'>,
): Promise<Output<'images.apply'>> {
  // Others may have been waited for, and the catalog been closed meanwhile.
  await deps.pause();
  const scan = deps.scans.get(id);
  const { willGet, files } = tabsOf(scan);
  const back = files.same.filter((n) => matchingOf(scan).lost.has(n) && !scan.decisions.leftOut.has(n));
  if (willGet.size + back.length === 0)
    throw new Failure('not-allowed-now', 'No product would get another image. Match or choose some first.');
  return await withPreview(deps, scan.name, async (preview) => {
    await stageImages(deps, scan, willGet, preview);
    const wanted = filesToShelve(scan, new Set([...willGet.values(), ...back]));
    const { change, copied } = await applyWith(deps, preview, wanted, job);
    deps.scans.close(id);
    return { change, products: change?.products ?? 0, copied };
  });
}

/** Gives one file to products, as one Change; `null` where all of them have it. @throws Failure for what is no image */
export async function addImage(
  deps: ImagesDeps,
  { products, source, job }: Input<'images.add'>,
): Promise<Output<'images.add'>> {
  const [place, another] = await findPlaces(deps, source.files);
  if (place === undefined || another !== undefined) throw new Failure('bad-input', 'Choose one image.');
  const { files } = await deps.imageFiles();
  const progress = deps.jobs.begin(job, 'looking', 1);
  const looked = await explainImageRefusal(() => files.look(place, '', () => progress.step(0)));
  if ('problem' in looked) throw new Failure('bad-file', looked.problem);
  const name = files.nameOf(place);
  await deps.pause();
  return await withPreview(deps, name, async (preview) => {
    const value = writeLocalImage({ ...looked.image, name });
    let found = 0;
    await readInParts(deps, [...new Set(products)], (some) => {
      found += some.length;
      deps.previews.stage(
        preview,
        some.map((product) => stageImage(product, value)),
      );
    });
    if (found === 0) throw new Failure('not-found', 'This product is not in the list any more. Refresh it.');
    return (await applyWith(deps, preview, [{ image: looked.image, place, inside: '' }], job)).change;
  });
}

/** Begins a preview, and closes it however the work ends; with the catalog it is gone by itself. */
async function withPreview<T>(
  deps: ImagesDeps,
  name: string,
  work: (preview: string) => Promise<T>,
): Promise<T> {
  const id = deps.random.uuid();
  deps.previews.open(id, { kind: 'images', subject: shorten(name, LONGEST_SUBJECT, '…'), find: null });
  try {
    const done = await work(id);
    deps.previews.close(id);
    return done;
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'no-catalog')) deps.previews.close(id);
    throw error;
  }
}

async function applyWith(
  deps: ImagesDeps,
  preview: string,
  wanted: readonly ToShelve[],
  job: number | undefined,
): Promise<{ readonly change: Change | null; readonly copied: number }> {
  const { used, copied } = await withShelved(deps, wanted, job, () =>
    deps.transactions.run(() => {
      deps.images.keep(
        wanted.map(({ image }) => image),
        deps.clock.now(),
      );
      // Where the products have these images already, only files that were gone came back.
      return getPreview(deps, preview).willChange === 0 ? null : applyValues(deps, { id: preview, job });
    }),
  );
  return { change: used, copied };
}

function filesToShelve(scan: Scan, files: ReadonlySet<number>): readonly ToShelve[] {
  return [...files].map((n) => {
    const { image, root, inside } = imageFileOf(scan, n);
    return { image, place: scan.places[root] ?? '', inside };
  });
}

/** What the preview of the files showed has to hold still: who a file belongs to may hang on any field. */
async function stageImages(
  deps: ImagesDeps,
  scan: Scan,
  willGet: ReadonlyMap<ProductId, number>,
  preview: string,
): Promise<void> {
  const { known } = matchingOf(scan);
  let stale = willGet.size;
  await readInParts(deps, [...willGet.keys()], (some) => {
    const fresh = some.filter(({ id, version }) => known.get(id)?.version === version);
    stale -= fresh.length;
    deps.previews.stage(
      preview,
      fresh.map((product) => stageImage(product, valueOf(scan, willGet.get(product.id) ?? -1))),
    );
  });
  if (stale === 0) return;
  throw new Failure(
    'changed-meanwhile',
    'Some of these products were changed meanwhile. Match the images again; what you decided by hand stays.',
    { products: stale },
  );
}

/** A part of the products at a time, so that everything else that waits for this thread goes in between. */
async function readInParts(
  deps: ImagesDeps,
  ids: readonly ProductId[],
  use: (products: readonly ProductValues[]) => void,
): Promise<void> {
  for (let from = 0; from < ids.length; ) {
    if (from > 0) await deps.pause();
    const { products, read } = deps.previews.readSome(ids.slice(from, from + BATCH));
    use(products);
    from += read;
  }
}

function valueOf(scan: Scan, n: number): string {
  const { image, name } = imageFileOf(scan, n);
  return writeLocalImage({ ...image, name });
}

function stageImage(product: ProductValues, value: string): StagedValue {
  return stage(product, 'imageUrl', value, null);
}
