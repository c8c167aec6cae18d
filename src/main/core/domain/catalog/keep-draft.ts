import type { Input } from '../../../../shared/contract/api.ts';
import { newProductFields } from '../../../../shared/model/new-product.ts';
import type { FormDraft, ProductFields } from '../../../../shared/model/product.ts';
import { Failure } from '../failure.ts';
import { compareFields } from './changed-values.ts';
import type { CatalogDeps } from './deps.ts';

/**
 * Keeps the keystrokes of a form. Where they come to nothing but what is saved, or to a new product that nobody typed
 * into, no draft is left to keep.
 * @throws Failure when the product is not in the catalog
 */
export function keepDraft(deps: CatalogDeps, input: Input<'drafts.keep'>): FormDraft {
  return deps.transactions.run(() => {
    const draft = { ...input, updatedAt: input.updatedAt ?? deps.clock.now() };
    if (compareFields(0, savedFields(deps, input.productId), input.fields).length === 0) {
      removeDraft(deps, draft);
      return draft;
    }
    const isNew = deps.drafts.get(input.id) === null;
    deps.drafts.keep(draft);
    if (isNew) deps.notice({ products: true, sending: true });
    return draft;
  });
}

/**
 * Keeps keystrokes that were only beside the catalog when the program ended: but where the catalog has newer ones, or their
 * product no more.
 */
export function takeUpDrafts(deps: CatalogDeps, drafts: readonly FormDraft[]): void {
  deps.transactions.run(() => {
    for (const draft of drafts) {
      const kept = deps.drafts.get(draft.id);
      const isGone = draft.productId !== null && deps.products.get(draft.productId) === null;
      if (!isGone && (kept === null || kept.updatedAt < draft.updatedAt)) keepDraft(deps, draft);
    }
  });
}

/** Drops the keystrokes of a form; the saved product stays as it is. */
export function discardDraft(deps: CatalogDeps, id: string): void {
  if (deps.drafts.remove(id)) deps.notice({ products: true, sending: true });
}

function savedFields(deps: CatalogDeps, productId: number | null): ProductFields {
  if (productId === null) return newProductFields(deps.meta.currency());
  const product = deps.products.get(productId);
  if (product === null) throw new Failure('not-found', 'This product is not in this catalog.');
  return product.fields;
}

function removeDraft(deps: CatalogDeps, { id, productId }: FormDraft): void {
  const had = deps.drafts.remove(id);
  const hadOther = productId !== null && deps.drafts.removeOf(productId);
  if (had || hadOther) deps.notice({ products: true, sending: true });
}
