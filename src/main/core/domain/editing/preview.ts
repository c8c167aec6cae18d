import { expectPresent } from '../../../../shared/assert.ts';
import type { Input } from '../../../../shared/contract/api.ts';
import type { BulkAction, Change, Preview, PreviewRow } from '../../../../shared/model/change.ts';
import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import { ProductFields, type ProductId } from '../../../../shared/model/product.ts';
import type { Scope } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';
import type { FieldValue } from '../ports/preview-store.ts';
import { applyBulkAction } from './bulk-action.ts';
import type { EditingDeps } from './deps.ts';

const BATCH = 1000;

/**
 * Works out what a bulk action would do, product by product, and writes nothing to the catalog.
 * @throws Failure when a text would become too long, or nothing of the scope is there
 */
export async function preparePreview(
  deps: EditingDeps,
  { scope, action }: Input<'previews.prepare'>,
): Promise<Preview> {
  const ids = await readScope(deps, scope);
  const id = deps.random.uuid();
  deps.previews.open(id, action);
  try {
    for (let from = 0; from < ids.length; from += BATCH) {
      if (from > 0) await deps.pause();
      stageBatch(deps, id, action, ids.slice(from, from + BATCH));
    }
    const preview = getPreview(deps, id);
    if (preview.scope === 0)
      throw new Failure('not-found', 'None of these products is in the list any more. Refresh it.');
    return preview;
  } catch (error) {
    deps.previews.close(id);
    throw error;
  }
}

async function readScope(deps: EditingDeps, scope: Scope): Promise<readonly ProductId[]> {
  if (scope.kind === 'ids') return [...new Set(scope.ids)];
  const ids = await deps.readSnapshot(scope.snapshot);
  if (ids === null) throw new Failure('out-of-date', 'This list is out of date. Refresh it and try again.');
  return [...ids];
}

function stageBatch(deps: EditingDeps, id: string, action: BulkAction, ids: readonly ProductId[]): void {
  const values = deps.previews.readValues(action.field, ids);
  deps.previews.stage(
    id,
    values.map((value) => ({ id: value.id, before: value.value, after: expectAfter(value, action) })),
  );
}

function expectAfter({ value }: FieldValue, action: BulkAction): string {
  const longest = expectPresent(ProductFields.shape[action.field].maxLength, 'texts have a longest length');
  const after = applyBulkAction(value, action, longest);
  if (after !== null) return after;
  throw new Failure(
    'too-large',
    `One value of ${FIELD_WORDS[action.field]} would be longer than ${longest} characters. Use less text.`,
  );
}

/** @throws Failure when it was closed or applied */
export function getPreview(deps: EditingDeps, id: string): Preview {
  const preview = deps.previews.get(id);
  if (preview === null) throw new Failure('out-of-date', 'This preview is closed. Prepare it again.');
  return preview;
}

export function readPreviewPage(
  deps: EditingDeps,
  { id, tab, from, count }: Input<'previews.page'>,
): PreviewRow[] {
  getPreview(deps, id);
  return [...deps.previews.page(id, tab, from, count)];
}

export function leaveOutRows(
  deps: EditingDeps,
  { id, products, leftOut }: Input<'previews.leaveOut'>,
): Preview {
  getPreview(deps, id);
  deps.previews.leaveOut(id, products, leftOut);
  return getPreview(deps, id);
}

/**
 * Writes what the preview shows as one Change: all of it or nothing. Rows that stay the same are not written.
 * @throws Failure `changed-meanwhile` when one of the values is no longer the one that the preview shows
 */
export function applyPreview(deps: EditingDeps, id: string): Change {
  return deps.transactions.run(() => {
    const { willChange, action } = getPreview(deps, id);
    if (willChange === 0)
      throw new Failure('not-allowed-now', 'Nothing would change. Choose rows, or another action.');
    const stale = deps.previews.countStale(id);
    if (stale > 0) {
      throw new Failure(
        'changed-meanwhile',
        'Some of these products were changed meanwhile. Prepare the preview again.',
        {
          products: stale,
        },
      );
    }
    const at = deps.clock.now();
    const subject = FIELD_WORDS[action.field];
    const change = deps.changes.start({ kind: 'bulk-edit', at, products: willChange, subject });
    deps.checks.recheckProducts(deps.previews.apply(id, change.id, at));
    deps.previews.close(id);
    deps.notice({ products: true, changes: true, sending: true });
    return change;
  });
}
