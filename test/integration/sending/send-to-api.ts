import { expect } from 'vitest';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import { until } from '../../helpers/until.ts';
import type { connectApi } from './loopback-api.ts';

export type Api = Awaited<ReturnType<typeof connectApi>>;

/** Queues a new product. */
export function send({ rig, remote }: Api, fields: Partial<ProductFields>): number {
  const product = rig.addProduct(fields);
  expect(rig.send([product], [remote.id])).toEqual({ queued: 1, left: 0 });
  return product;
}

/** Sends a new product, and waits until its row stands still. */
export async function sendOne(api: Api, fields: Partial<ProductFields>): Promise<number> {
  const product = send(api, fields);
  await until('an answer', () => !['queued', 'sending'].includes(api.rig.row(product).state));
  return product;
}
