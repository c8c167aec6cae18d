import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { Product, ProductFields, ProductId } from '../../../../shared/model/product.ts';
import { addedValue, describeProducts } from '../catalog/changed-values.ts';
import { shorten } from '../catalog/shorten.ts';
import { Failure } from '../failure.ts';
import type { EditingDeps } from './deps.ts';
import { partsOf } from './parts.ts';
import { readScope } from './read-scope.ts';

const LONGEST_NAME = 10_000;
const MARK = ' (copy)';
/** So many copies are named in the answer. */
const TOLD = 100;

/**
 * Adds a copy of each product, as one Change.
 * @throws Failure `not-found` where one of them is not there, or `cancelled`: nothing was added then
 */
export async function duplicateProducts(
  deps: EditingDeps,
  { scope, job }: Input<'products.duplicate'>,
): Promise<Output<'products.duplicate'>> {
  const ids = await readScope(deps, scope);
  return deps.transactions.runLarge(() => {
    const at = deps.clock.now();
    const [first] = ids.slice(0, 1);
    const subject = describeProducts(
      ids.length === 1 && first !== undefined ? [copyFields(find(deps, first).fields).name] : [],
    );
    const change = deps.changes.start({ kind: 'duplicate', at, products: ids.length, subject });
    const { step } = deps.jobs.begin(job, 'applying', ids.length);
    const told: ProductId[] = [];
    for (const some of partsOf(ids)) {
      const copies = some.map((id) => deps.products.insert(copyFields(find(deps, id).fields), at));
      const added = copies.map((copy) => copy.id);
      deps.changes.addValues(change.id, copies.map(addedValue));
      deps.checks.recheckProducts(added);
      told.push(...added.slice(0, TOLD - told.length));
      step(some.length);
    }
    deps.notice({ products: true, changes: true });
    return { change, ids: told };
  });
}

function find(deps: EditingDeps, id: ProductId): Product {
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
