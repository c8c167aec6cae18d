import type { Change, ChangeKind } from '../../../../shared/model/change.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import { Failure } from '../failure.ts';
import type { ChangedValue } from '../ports/change-store.ts';
import { describeProducts } from './changed-values.ts';
import type { CatalogDeps } from './deps.ts';

/**
 * Moves products into the trash, as one Change, and withdraws what waits to be sent of them. Nothing is deleted.
 * @throws Failure when all of them are there already
 */
export function trashProducts(deps: CatalogDeps, ids: readonly ProductId[]): Change {
  return deps.transactions.run(() => {
    const at = deps.clock.now();
    const moved = deps.products.trash(ids, at);
    if (moved.length === 0)
      throw new Failure('not-allowed-now', 'This is in the trash already. Refresh the list.');
    deps.withdrawQueued(moved, at);
    const values = moved.map(
      (id) => ({ productId: id, field: 'trashed', before: null, after: String(at) }) as const,
    );
    return keepChange(deps, 'trash', at, values);
  });
}

/**
 * Takes products out of the trash, as one Change. What was withdrawn stays withdrawn.
 * @throws Failure when none of them is there
 */
export function restoreProducts(deps: CatalogDeps, ids: readonly ProductId[]): Change {
  return deps.transactions.run(() => {
    const moved = deps.products.restore(ids);
    if (moved.length === 0)
      throw new Failure('not-allowed-now', 'This is not in the trash any more. Refresh the list.');
    deps.checks.recheckProducts(moved.map(({ id }) => id));
    const values = moved.map(
      ({ id, trashedAt }) =>
        ({ productId: id, field: 'trashed', before: String(trashedAt), after: null }) as const,
    );
    return keepChange(deps, 'restore', deps.clock.now(), values);
  });
}

function keepChange(
  deps: CatalogDeps,
  kind: ChangeKind,
  at: number,
  values: readonly ChangedValue[],
): Change {
  const [only] = values;
  const names =
    values.length === 1 && only !== undefined ? [deps.products.get(only.productId)?.fields.name ?? ''] : [];
  const change = deps.changes.start({ kind, at, products: values.length, subject: describeProducts(names) });
  deps.changes.addValues(change.id, values);
  deps.notice({ products: true, changes: true, sending: true });
  return change;
}
