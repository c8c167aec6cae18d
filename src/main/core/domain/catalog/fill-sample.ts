import type { ProductFields } from '../../../../shared/model/product.ts';
import type { CatalogDeps } from './deps.ts';
import { saveProduct } from './save-product.ts';

/** Saves the products of the sample catalog, all or none, where there is no product yet. Nothing of it can be undone. */
export function fillSample(deps: CatalogDeps, products: readonly ProductFields[]): void {
  deps.transactions.run(() => {
    if (!deps.products.isEmpty()) return;
    for (const fields of products) saveProduct(deps, { id: null, baseVersion: 0, fields, draftId: null });
    deps.changes.forgetAll();
  });
}
