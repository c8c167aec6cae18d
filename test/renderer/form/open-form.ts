import type { FormServices } from '../../../src/renderer/features/form/form-services.ts';
import { startOfProduct } from '../../../src/renderer/features/form/form-start.ts';
import { createProductForm } from '../../../src/renderer/features/form/form-store.ts';
import { marksOf } from '../../../src/renderer/ui/number-marks.ts';
import { addProduct, openTestCatalog } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';

/** The form's way to a real catalog in this process. */
export function servicesOf(core: InProcess): FormServices {
  const ask = (operation: string, input: unknown) => core.dispatch(operation, input) as Promise<never>; // the contract's own types
  return {
    keep: (draft) => ask('drafts.keep', draft),
    discard: (id) => ask('drafts.discard', { id }),
    save: (input) => ask('products.save', input),
    load: (id) => ask('products.get', { id }),
    newId: () => crypto.randomUUID(),
    marks: marksOf('en-US'),
  };
}

/** A form on a saved product of a catalog of its own. */
export async function openSaved() {
  const core = await openTestCatalog();
  const product = await addProduct(core, { name: 'Mug', sku: '007' });
  return { core, product, form: createProductForm(startOfProduct(product, null), servicesOf(core)) };
}

export const draftsOf = (core: InProcess) => core.call('drafts.list', {});
