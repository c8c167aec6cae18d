import type { Input, Output } from '../../../../shared/contract/api.ts';
import { addedValue, describeProducts } from './changed-values.ts';
import type { CatalogDeps } from './deps.ts';

export type AddingDeps = CatalogDeps & {
  /** Queues products at remotes, in the caller's transaction. @throws Failure `not-found` for a remote that is not there */
  readonly queue: (products: readonly number[], remotes: readonly number[]) => Queued;
};

type Queued = { readonly queued: number; readonly left: number };

/** Adds products as one Change and queues them where asked: all of it, or nothing. */
export function addProducts(
  deps: AddingDeps,
  { products, remotes }: Input<'products.add'>,
): Output<'products.add'> {
  return deps.transactions.run(() => {
    const at = deps.clock.now();
    const added = products.map((fields) => deps.products.insert(fields, at));
    const subject = describeProducts(products.map(({ name }) => name));
    const change = deps.changes.start({ kind: 'create', at, products: added.length, subject });
    deps.changes.addValues(change.id, added.map(addedValue));
    const ids = added.map(({ id }) => id);
    deps.checks.recheckProducts(ids);
    const queued = remotes.length === 0 ? { queued: 0, left: 0 } : deps.queue(ids, remotes);
    deps.notice({ products: true, changes: true, sending: remotes.length > 0 });
    return { change: change.id, ids, ...queued };
  });
}
