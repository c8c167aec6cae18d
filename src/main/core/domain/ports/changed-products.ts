import type { ProductId } from '../../../../shared/model/product.ts';

/** The products that a Change wrote, each once; `null` where it is not kept any more. */
export type ChangedProducts = (changeId: number) => readonly ProductId[] | null;
