import type { ProductId } from '../../../../shared/model/product.ts';
import type { Pace } from './list-builder.ts';

/** Which products have a problem at a remote in use; without any remote, one that none would take. */
export type ProblemReader = {
  /** Those of up to a few thousand products, at once and in no order. */
  readonly among: (ids: readonly ProductId[]) => readonly ProductId[];
  /** Those of the whole catalog: a byte for each id that there can be, 1 where it has one. @throws whatever `pace` throws */
  readonly all: (pace: Pace) => Promise<Uint8Array>;
};
