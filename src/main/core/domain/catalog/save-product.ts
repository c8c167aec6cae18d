import type { Input } from '../../../../shared/contract/api.ts';
import type { Product, ProductFields } from '../../../../shared/model/product.ts';
import { Failure } from '../failure.ts';
import { addedValue, compareFields, describeProducts } from './changed-values.ts';
import type { CatalogDeps } from './deps.ts';

/**
 * Saves a product and settles its form draft, as one Change. Saving what is saved already writes nothing.
 * @throws Failure `changed-meanwhile` when a newer version was saved; its number is in the data
 */
export function saveProduct(deps: CatalogDeps, input: Input<'products.save'>): Product {
  return deps.transactions.run(() => {
    if (input.draftId !== null && deps.drafts.remove(input.draftId))
      deps.notice({ products: true, sending: true });
    return input.id === null ? addProduct(deps, input.fields) : editProduct(deps, input.id, input);
  });
}

function addProduct(deps: CatalogDeps, fields: ProductFields): Product {
  const at = deps.clock.now();
  const product = deps.products.insert(fields, at);
  const change = deps.changes.start({
    kind: 'create',
    at,
    products: 1,
    subject: describeProducts([fields.name]),
  });
  deps.changes.addValues(change.id, [addedValue(product)]);
  deps.checks.recheckProducts([product.id]);
  deps.notice({ products: true, changes: true });
  return product;
}

function editProduct(
  deps: CatalogDeps,
  id: number,
  { baseVersion, fields }: Input<'products.save'>,
): Product {
  const current = deps.products.get(id);
  if (current === null) throw new Failure('not-found', 'This product is not in this catalog.');
  if (current.trashedAt !== null) {
    throw new Failure('not-allowed-now', 'This product is in the trash. Restore it first, then save.');
  }
  if (current.version !== baseVersion) {
    throw new Failure(
      'changed-meanwhile',
      'This product was changed meanwhile. Look at the newer version, then save again.',
      {
        version: current.version,
      },
    );
  }
  const values = compareFields(id, current.fields, fields);
  if (values.length === 0) return current;
  const at = deps.clock.now();
  const product = deps.products.update(id, fields, at);
  const change = deps.changes.start({
    kind: 'edit',
    at,
    products: 1,
    subject: describeProducts([fields.name]),
  });
  deps.changes.addValues(change.id, values);
  deps.checks.recheckProducts([id]);
  deps.notice({ products: true, changes: true, sending: true });
  return product;
}
