import type { Scope } from '../shared/model/query.ts';
import { countRows, useRows } from './features/products/rows-store.ts';
import {
  ALL_PRODUCTS,
  describeScopes,
  findTargets,
  readTargetIds,
  type ScopeChoice,
} from './features/products/targets.ts';

/** Products that something can be about that knows of no exceptions. */
export type PlainScope = { readonly label: string; readonly read: () => Promise<Scope | null> };

export const EVERY_SCOPE: PlainScope = toScope(ALL_PRODUCTS);

/** All products, then what the list has by now, also while it is not in sight: all of it where it shows only some, and what is selected. */
export function listScopes(): readonly PlainScope[] {
  const rows = useRows.getState();
  if (rows.query.view === 'trash' || countRows(rows) === 0) return [EVERY_SCOPE];
  const described = describeScopes('list');
  const isNarrowed = described.includes(ALL_PRODUCTS);
  const [whole, ...others] = described.filter((scope) => scope !== ALL_PRODUCTS);
  return [EVERY_SCOPE, ...(isNarrowed && whole ? [toScope(whole)] : []), ...others.map(toScope)];
}

/** What commands of the list are about; `null` for nothing. */
export async function readListTargets(): Promise<Scope | null> {
  return await toScope({ label: '', read: findTargets }).read();
}

export function toScope({ label, read }: ScopeChoice): PlainScope {
  return {
    label,
    read: async () => {
      const targets = await read();
      if (targets === null) return null;
      if (targets.except.length === 0) return targets.scope;
      const ids = await readTargetIds();
      return ids.length === 0 ? null : { kind: 'ids', ids: [...ids] };
    },
  };
}
