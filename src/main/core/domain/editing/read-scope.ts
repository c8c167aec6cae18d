import type { ProductId } from '../../../../shared/model/product.ts';
import type { Scope } from '../../../../shared/model/query.ts';
import { Failure } from '../failure.ts';
import type { EditingDeps } from './deps.ts';
import type { Many } from './parts.ts';

type Deps = Pick<EditingDeps, 'readSnapshot'>;
type ListScope = Extract<Scope, { kind: 'snapshot' }>;

/** The products of a scope, each once. @throws Failure `out-of-date` where its list is not kept any more */
export async function readScope(deps: Deps, scope: Scope): Promise<Many<ProductId>> {
  const excepted = new Set(exceptedOf(scope));
  if (scope.kind === 'ids' || excepted.size === 0) return await readWholeScope(deps, scope);
  return toMany(leaveOut(await findIds(deps, scope), excepted));
}

/** The same with those that the scope excepts, for whoever shows them as left out. */
export async function readWholeScope(deps: Deps, scope: Scope): Promise<Many<ProductId>> {
  return scope.kind === 'ids' ? [...new Set(scope.ids)] : toMany(await findIds(deps, scope));
}

export function exceptedOf(scope: Scope): readonly ProductId[] {
  return scope.kind === 'ids' ? [] : (scope.except ?? []);
}

async function findIds(deps: Deps, { snapshot, rows }: ListScope): Promise<Uint32Array> {
  const ids = await deps.readSnapshot(snapshot);
  if (ids === null) throw new Failure('out-of-date', 'This list is out of date. Refresh it and try again.');
  return rows === undefined ? ids : chooseRows(ids, rows);
}

/** In the order of the list: numbers stay where they are or are moved as memory, since a million as values take a tenth of a second. */
function chooseRows(ids: Uint32Array, rows: NonNullable<ListScope['rows']>): Uint32Array {
  const [only, other] = rows;
  if (only !== undefined && other === undefined) return ids.subarray(only.from, only.to + 1);
  const chosen = new Uint32Array(ids.length);
  let length = 0;
  let next = 0;
  for (const { from, to } of rows.toSorted((a, b) => a.from - b.from)) {
    const part = ids.subarray(Math.max(from, next), to + 1);
    chosen.set(part, length);
    length += part.length;
    next = Math.max(next, to + 1);
  }
  return chosen.subarray(0, length);
}

/** `filter` calls a function for each, and takes four times as long. */
function leaveOut(ids: Uint32Array, excepted: ReadonlySet<ProductId>): Uint32Array {
  const kept = new Uint32Array(ids.length);
  let length = 0;
  for (const id of ids) {
    if (excepted.has(id)) continue;
    kept[length] = id;
    length += 1;
  }
  return kept.subarray(0, length);
}

function toMany(ids: Uint32Array): Many<ProductId> {
  return { length: ids.length, slice: (from, to) => [...ids.subarray(from, to)] };
}
