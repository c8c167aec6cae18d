import { readLocalImage } from '../shared/model/local-image.ts';
import type { ProductField, ProductFields } from '../shared/model/product.ts';
import type { Profile } from '../shared/model/profile.ts';
import type { Remote } from '../shared/model/remote.ts';
import { validateProduct } from '../shared/model/validate.ts';
import { sayRetry } from './image-waits.ts';
import type { Core } from './open-core.ts';

export type Problem = {
  readonly field: ProductField;
  readonly message: string;
  /** The product that has its SKU at the remote; `null` for every other problem, and where no product here has that SKU any more. */
  readonly takenBy: { readonly id: number; readonly name: string } | null;
};

export type ProblemRow = { readonly remote: string } & Problem;

/** What keeps a product from being sent to each remote. */
export async function findProblems(core: Core, product: number): Promise<readonly ProblemRow[]> {
  const around = await readAround(core);
  const found: ProblemRow[] = [];
  for (const remote of around.remotes) {
    const problems = await findProblemsAt(core, product, { ...around, remote });
    found.push(...problems.map((problem) => ({ remote: remote.name, ...problem })));
  }
  return found;
}

/** What the problems of products depend on besides the products. */
export type Around = { readonly remotes: readonly Remote[]; readonly profiles: readonly Profile[] };

export async function readAround(core: Core): Promise<Around> {
  const remotes = await core.call('remotes.list', {});
  return { remotes, profiles: await core.call('profiles.list', {}) };
}

type At = Around & { readonly remote: Remote };

/** What keeps a product from being sent to one of the remotes, a SKU that stands for another product there included. */
export async function findProblemsAt(core: Core, product: number, at: At): Promise<readonly Problem[]> {
  const { remote, profiles } = at;
  const profile = profiles.find(({ id }) => id === remote.profileId);
  const fields = (await core.call('products.get', { id: product }))?.fields;
  if (profile === undefined || fields === undefined) return [];
  const failed = await findFailedImage(core, fields, remote);
  const facts = failed === undefined ? {} : { image: failed };
  const alone = validateProduct(fields, { profile, settings: remote.settings }, facts)
    .filter(({ level }) => level === 'problem')
    .map(({ field, code, text }) => {
      const retry = code === 'image-upload-failed' && failed ? ` ${failed.next}` : '';
      return { field, message: `${text}${retry}`, takenBy: null };
    });
  const [row] = await core.call('products.rows', { ids: [product] });
  // Counted with what only the catalog knows: which other products were sent.
  const counted = row?.remotes.find(({ remoteId }) => remoteId === remote.id)?.problems ?? 0;
  return counted > alone.length ? [...alone, ...(await findTakenSku(core, { fields, product }, at))] : alone;
}

/** Why the image file of a product could not be published where a remote's images go, and what has that tried again. */
async function findFailedImage(core: Core, { imageUrl }: ProductFields, { settings }: Remote) {
  const image = readLocalImage(imageUrl);
  if (image === null) return undefined;
  const uploads = await core.call('imagePlaces.uploads', { files: [image.file] });
  const failed = uploads.find(
    ({ placeId, state }) => placeId === settings.imagePlaceId && state === 'failed',
  );
  const places = await core.call('imagePlaces.list', {});
  const place = places.find(({ id }) => id === failed?.placeId);
  if (failed === undefined || place === undefined) return undefined;
  const next = `Once that is mended: ${sayRetry(place, core.catalog)}`;
  return { state: 'failed' as const, detail: failed.detail ?? '', next };
}

async function findTakenSku(
  core: Core,
  { fields, product }: { readonly fields: ProductFields; readonly product: number },
  at: At,
): Promise<readonly Problem[]> {
  const sku = fields.sku?.trim() ?? '';
  if (sku === '') return [];
  const { name } = at.remote;
  const takenBy = await findHolder(core, { sku, product }, at);
  const message =
    takenBy === null
      ? `A product went to ${name} with the SKU “${sku}”, and is there or may be there; here it has another SKU by now, or is missing. ${NEXT}`
      : `Product ${takenBy.id}, “${takenBy.name}”, went to ${name} with the SKU “${sku}”, and is there or may be there. ${NEXT}`;
  return [{ field: 'sku', message, takenBy }];
}

const NEXT = 'If both are the same, nothing is to be done; if not, give this one another SKU in the window.';

/** The product whose SKU it is there: it was sent, is being sent, or has left and is in line again. */
async function findHolder(
  core: Core,
  { sku, product }: { readonly sku: string; readonly product: number },
  { remote, remotes }: At,
): Promise<Problem['takenBy']> {
  const { accountId } = remote;
  const ofAccount = remotes.filter((other) => other.accountId === accountId).map(({ id }) => id);
  for (const { id, name, accountIds } of await core.call('products.skuUse', { sku, except: product })) {
    if (accountIds.includes(accountId)) return { id, name };
    const rows = await core.call('sending.list', { product: id, limit: 100 });
    const isOnItsWay = rows.some(
      ({ remoteId, state, attempts }) =>
        ofAccount.includes(remoteId) && (state === 'sending' || (state === 'queued' && attempts > 0)),
    );
    if (isOnItsWay) return { id, name };
  }
  return null;
}
