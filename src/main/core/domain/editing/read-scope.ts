import type { ProductId } from '../../../../shared/model/product.ts';
import type { Scope } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';
import type { EditingDeps } from './deps.ts';

type Deps = Pick<EditingDeps, 'readSnapshot'>;

/** The products of a scope, each once. @throws Failure `out-of-date` where its list is not kept any more */
export async function readScope(deps: Deps, scope: Scope): Promise<readonly ProductId[]> {
  const ids = await readWholeScope(deps, scope);
  const excepted = new Set(exceptedOf(scope));
  return excepted.size === 0 ? ids : ids.filter((id) => !excepted.has(id));
}

/** The same with those that the scope excepts, for whoever shows them as left out. */
export async function readWholeScope(deps: Deps, scope: Scope): Promise<readonly ProductId[]> {
  if (scope.kind === 'ids') return [...new Set(scope.ids)];
  const ids = await deps.readSnapshot(scope.snapshot);
  if (ids === null) throw new Failure('out-of-date', 'This list is out of date. Refresh it and try again.');
  const { rows = [{ from: 0, to: ids.length }] } = scope;
  const chosen = rows.flatMap(({ from, to }) => [...ids.subarray(from, to + 1)]);
  return rows.length === 1 ? chosen : [...new Set(chosen)];
}

export function exceptedOf(scope: Scope): readonly ProductId[] {
  return scope.kind === 'ids' ? [] : (scope.except ?? []);
}
