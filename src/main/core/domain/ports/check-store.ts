import type { ProductId } from '../../../../shared/model/product.ts';
import type { RemoteId } from '../../../../shared/model/remote.ts';
import type { Written } from './change-store.ts';

export type Step = (more: number) => void;

/** How many problems each product has at each remote; rewritten in the transaction that changes one of them. */
export type CheckStore = {
  /** `step` hears after every few hundred, and may throw. */
  readonly recheckProducts: (ids: readonly ProductId[], step?: Step) => void;
  /** The same for products that were there before, as far as what was written can make a problem or end one. */
  readonly recheckWritten: (written: Written, step: Step) => void;
  /** Every product with one of these SKUs: whether a SKU is taken depends on the others. */
  readonly recheckSkus: (skus: readonly string[]) => void;
  /** Every product against these remotes, after they were added or their choices changed; `follow` hears of how many checks, and gives their `step`. */
  readonly recheckRemotes: (remoteIds: readonly RemoteId[], follow?: (checks: number) => Step) => void;
};
