import type { Product, ProductFields, ProductId } from '../../../../shared/model/product.ts';
import { Failure } from '../failure.ts';
import { addedValue, describeProducts } from './changed-values.ts';
import type { CatalogDeps } from './deps.ts';
import { shorten } from './shorten.ts';

const LONGEST_NAME = 10_000;
const MARK = ' (copy)';

/** Adds a copy of each product, as one Change; answers the new ids in the order of the old. */
export function duplicateProducts(deps: CatalogDeps, ids: readonly ProductId[]): ProductId[] {
  return deps.transactions.run(() => {
    const at = deps.clock.now();
    const copies = ids.map((id) => deps.products.insert(copyFields(find(deps, id).fields), at));
    const subject = describeProducts(copies.map((copy) => copy.fields.name));
    const change = deps.changes.start({ kind: 'duplicate', at, products: copies.length, subject });
    deps.changes.addValues(change.id, copies.map(addedValue));
    deps.checks.recheckProducts(copies.map((copy) => copy.id));
    deps.notice({ products: true, changes: true });
    return copies.map((copy) => copy.id);
  });
}

function find(deps: CatalogDeps, id: ProductId): Product {
  const product = deps.products.get(id);
  if (product === null)
    throw new Failure('not-found', 'One of these products is not in this catalog. Refresh the list.');
  return product;
}

/** A SKU names one product, so the copy has none until somebody gives it its own; nor does a copy of no name have one. */
function copyFields(fields: ProductFields): ProductFields {
  const name = fields.name.trim() === '' ? fields.name : shorten(`${fields.name}${MARK}`, LONGEST_NAME, MARK);
  return { ...fields, name, sku: null };
}
