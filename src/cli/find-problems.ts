import type { ProductField } from '../shared/model/product.ts';
import type { Remote, RemoteInput } from '../shared/model/remote.ts';
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
  const remotes = await core.call('remotes.list', {});
  const found: ProblemRow[] = [];
  for (const remote of remotes) {
    const problems = await findProblemsAt(core, product, { remote, remotes });
    found.push(...problems.map((problem) => ({ remote: remote.name, ...problem })));
  }
  return found;
}

type At = { readonly remote: Remote; readonly remotes: readonly Remote[] };

/** What keeps a product from being sent to one of the remotes, a SKU that stands for another product there included. */
export async function findProblemsAt(core: Core, product: number, at: At): Promise<readonly Problem[]> {
  const { remote } = at;
  const { problems } = await core.call('remotes.dryRun', { remote: toInput(remote), product });
  const [row] = await core.call('products.rows', { ids: [product] });
  // Counted with what only the catalog knows: which other products were sent.
  const counted = row?.remotes.find(({ remoteId }) => remoteId === remote.id)?.problems ?? 0;
  const alone = problems.map(({ field, text }) => ({ field, message: text, takenBy: null }));
  return counted > alone.length ? [...alone, ...(await findTakenSku(core, product, at))] : alone;
}

async function findTakenSku(core: Core, product: number, at: At): Promise<readonly Problem[]> {
  const sku = (await core.call('products.get', { id: product }))?.fields.sku?.trim() ?? '';
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

function toInput({ name, profileId, baseUrl, accountLabel, auth, settings }: Remote): RemoteInput {
  return { name, profileId, baseUrl, accountLabel, auth, settings };
}
