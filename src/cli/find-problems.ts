import type { ProductField } from '../shared/model/product.ts';
import type { Remote, RemoteInput } from '../shared/model/remote.ts';
import type { Core } from './open-core.ts';

export type ProblemRow = { readonly remote: string; readonly field: ProductField; readonly message: string };

/** What keeps a product from being sent to each remote. */
export async function findProblems(core: Core, product: number): Promise<readonly ProblemRow[]> {
  const found: ProblemRow[] = [];
  for (const remote of await core.call('remotes.list', {})) {
    const { problems } = await core.call('remotes.dryRun', { remote: toInput(remote), product });
    found.push(...problems.map(({ field, text }) => ({ remote: remote.name, field, message: text })));
  }
  return found;
}

function toInput({ name, profileId, baseUrl, accountLabel, auth, settings }: Remote): RemoteInput {
  return { name, profileId, baseUrl, accountLabel, auth, settings };
}
