import type { ChangeStore } from '../ports/change-store.ts';
import type { CheckStore } from '../ports/check-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftStore } from '../ports/draft-store.ts';
import type { MetaStore } from '../ports/meta-store.ts';
import type { Notice } from '../ports/notice.ts';
import type { ProductStore } from '../ports/product-store.ts';
import type { Transactions } from '../ports/transactions.ts';

/** What commands on products work with. */
export type CatalogDeps = {
  readonly transactions: Transactions;
  readonly products: ProductStore;
  readonly drafts: DraftStore;
  readonly changes: ChangeStore;
  readonly checks: CheckStore;
  readonly meta: MetaStore;
  /** Withdraws what waits to be sent of products that go into the trash, in the caller's transaction. */
  readonly withdrawQueued: (products: readonly number[], at: number) => void;
  readonly clock: Clock;
  readonly notice: Notice;
};
