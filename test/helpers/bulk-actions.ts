import { readActions, type Values } from '../../src/main/core/domain/editing/run-actions.ts';
import type { BulkAction } from '../../src/shared/model/bulk-action.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';

/** What actions are tried on, but for other values that are given. */
const PRODUCT: Values = { ...newProductFields('EUR'), name: 'Enamel mug', sku: 'MUG-1', price: '10.00' };

/** What becomes of every field that the actions are about. */
export function runActions(values: Partial<Values>, ...actions: BulkAction[]) {
  return readActions(actions)({ ...PRODUCT, ...values });
}

/** What becomes of the first one, or the problem with it. */
export function after(values: Partial<Values>, ...actions: BulkAction[]): unknown {
  const [first] = runActions(values, ...actions);
  return first?.problem ?? first?.after;
}
