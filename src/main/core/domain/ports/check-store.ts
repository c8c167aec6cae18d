import type { ProductId } from '../../../../shared/model/product.ts';
import type { RemoteId } from '../../../../shared/model/remote.ts';

/** How many problems each product has at each remote; rewritten in the transaction that changes one of them. */
export type CheckStore = {
  /** The ids, or how to read them where there is any remote; `step` hears after every few hundred, and may throw. */
  readonly recheckProducts: (
    ids: readonly ProductId[] | (() => readonly ProductId[]),
    step?: (more: number) => void,
  ) => void;
  /** Every product with one of these SKUs: whether a SKU is taken depends on the others. */
  readonly recheckSkus: (skus: readonly string[]) => void;
  /** Every product against one remote, after it was added or its choices changed. */
  readonly recheckRemote: (remoteId: RemoteId) => void;
};
