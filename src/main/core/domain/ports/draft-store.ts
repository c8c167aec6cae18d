import type { FormDraft, ProductId } from '../../../../shared/model/product.ts';

/** The keystrokes of open forms: at most one draft for each product. */
export type DraftStore = {
  readonly get: (id: string) => FormDraft | null;
  readonly keep: (draft: FormDraft) => void;
  /** True when there was one. */
  readonly remove: (id: string) => boolean;
  readonly removeOf: (productId: ProductId) => boolean;
};
