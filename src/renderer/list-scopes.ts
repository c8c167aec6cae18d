import { countRows, useRows } from './features/products/rows-store.ts';
import { ALL_PRODUCTS, describeScopes, type ScopeChoice } from './features/products/targets.ts';

/** All products, then what the list has by now, also while it is not in sight: all of it where it shows only some, and what is selected. */
export function listScopes(): readonly ScopeChoice[] {
  const rows = useRows.getState();
  if (rows.query.view === 'trash' || countRows(rows) === 0) return [ALL_PRODUCTS];
  const described = describeScopes('list');
  const isNarrowed = described.includes(ALL_PRODUCTS);
  const [whole, ...others] = described.filter((scope) => scope !== ALL_PRODUCTS);
  return [ALL_PRODUCTS, ...(isNarrowed && whole ? [whole] : []), ...others];
}
