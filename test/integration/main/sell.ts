import { onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import type { AskCatalog } from '../../../src/main/app/ask-catalog.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';

export async function startTestSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Adds Jani at this address as a remote; its id. */
export async function addJani(ask: AskCatalog, baseUrl: string): Promise<number> {
  const remote = await ask('remotes.add', {
    name: 'Jani',
    profileId: 'jani',
    baseUrl,
    accountLabel: '',
    auth: { header: 'Authorization', prefix: 'Bearer ' },
    settings: {
      currencies: {},
      accountCurrency: null,
      status: {},
      addReference: true,
      requestsPerMinute: null,
      concurrency: null,
      imagePlaceId: null,
    },
  });
  return remote.id;
}

/** Saves new products and queues them for a remote. */
export async function queueProducts(
  ask: AskCatalog,
  remoteId: number,
  names: readonly string[],
): Promise<void> {
  const products: number[] = [];
  for (const name of names) {
    const fields = { ...newProductFields('CHF'), name };
    const { id } = await ask('products.save', { id: null, baseVersion: 0, fields, draftId: null });
    products.push(id);
  }
  await ask('sending.send', { products, remotes: [remoteId] });
}
