import type { Input } from '../../../../shared/contract/api.ts';
import type { Preview } from '../../../../shared/model/change.ts';
import type { EditingDeps } from './deps.ts';
import { stage } from './prepare.ts';
import { getPreview } from './preview.ts';

/** Products at a time. */
const BATCH = 250;

/**
 * Shows a preview of given values, as of a paste, beside what its products have now. Those in the trash are left out.
 * @throws Failure when it was closed or applied
 */
export async function renewPreview(deps: EditingDeps, { id }: Input<'previews.renew'>): Promise<Preview> {
  getPreview(deps, id);
  for (;;) {
    const stale = deps.previews.staleProducts(id, BATCH);
    if (stale.length === 0) return getPreview(deps, id);
    const now = deps.previews.readValues(stale);
    const gone = new Set(stale);
    for (const product of now) {
      gone.delete(product.id);
      const rows = deps.previews
        .rowsOf(id, product.id)
        .filter((row) => row.before !== row.after && !row.leftOut);
      deps.previews.stage(
        id,
        rows.map(({ field, after, problem }) => stage(product, field, after, problem)),
      );
    }
    if (gone.size > 0) deps.previews.leaveOut(id, [...gone], null, true);
    await deps.pause();
  }
}
