import type { Input } from '../../../../shared/contract/api.ts';
import type { Preview } from '../../../../shared/model/change.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { EditingDeps } from './deps.ts';
import { partsOf } from './parts.ts';
import { stage } from './prepare.ts';
import { getPreview } from './preview.ts';

/** Products that are looked at, and of them that are shown anew, at a time. */
const LOOKED_AT = 1000;
const BATCH = 100;

/**
 * Shows a preview of given values, as of a paste, beside what its products have now. Those in the trash are left out.
 * @throws Failure when it was closed or applied, or `cancelled`: some products are shown as they are now, then, and others are not
 */
export async function renewPreview(
  deps: EditingDeps,
  { id, job }: Input<'previews.renew'>,
): Promise<Preview> {
  const { step } = deps.jobs.begin(job, 'preparing', getPreview(deps, id).products);
  let last = 0;
  for (;;) {
    const some = deps.previews.productsOf(id, 'will-change', last, LOOKED_AT);
    const end = some.at(-1);
    if (end === undefined) return getPreview(deps, id);
    for (const stale of partsOf(deps.previews.staleProducts(id, last, end), BATCH)) {
      renew(deps, id, stale);
      await deps.pause();
    }
    last = end;
    step(some.length);
    await deps.pause();
  }
}

function renew({ previews }: EditingDeps, id: string, products: readonly ProductId[]): void {
  const gone = new Set(products);
  for (const product of previews.readValues(products)) {
    gone.delete(product.id);
    const rows = previews.rowsOf(id, product.id).filter((row) => row.before !== row.after && !row.leftOut);
    previews.stage(
      id,
      rows.map(({ field, after, problem }) => stage(product, field, after, problem)),
    );
  }
  if (gone.size > 0) previews.leaveOut(id, [...gone], null, true);
}
