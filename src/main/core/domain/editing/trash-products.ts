import { expectPresent } from '../../../../shared/assert.ts';
import type { Input } from '../../../../shared/contract/api.ts';
import type { Change } from '../../../../shared/model/change.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import { describeProducts } from '../catalog/changed-values.ts';
import { Failure } from '../failure.ts';
import type { ChangedValue } from '../ports/change-store.ts';
import type { EditingDeps } from './deps.ts';
import { type Many, partsOf } from './parts.ts';
import { readScope } from './read-scope.ts';

/**
 * Moves products into the trash, as one Change, and withdraws what waits to be sent of them. Nothing is deleted.
 * @throws Failure where all of them are there already, or `cancelled`: nothing was moved then
 */
export async function trashProducts(
  deps: EditingDeps,
  { scope, job }: Input<'products.trash'>,
): Promise<Change> {
  const ids = await readScope(deps, scope);
  return deps.transactions.runLarge(() => {
    const at = deps.clock.now();
    const change = deps.changes.start({ kind: 'trash', at, products: 0, subject: nameOne(deps, ids) });
    const moving = deps.jobs.begin(job, 'applying', ids.length);
    const move = (some: readonly ProductId[]) => {
      const moved = deps.products.trash(some, at);
      deps.withdrawQueued(moved, at);
      return moved.map((id) => trashedValue(id, null, String(at)));
    };
    return moveInParts(deps, { change, ids, move, step: moving.step }, 'This is in the trash already.');
  });
}

/**
 * Takes products out of the trash, as one Change. What was withdrawn stays withdrawn.
 * @throws Failure where none of them is there, or `cancelled`: all stay there then
 */
export async function restoreProducts(
  deps: EditingDeps,
  { scope, job }: Input<'products.restore'>,
): Promise<Change> {
  const ids = await readScope(deps, scope);
  return deps.transactions.runLarge(() => {
    const at = deps.clock.now();
    const change = deps.changes.start({ kind: 'restore', at, products: 0, subject: nameOne(deps, ids) });
    const moving = deps.jobs.begin(job, 'applying', ids.length);
    const move = (some: readonly ProductId[]) => {
      const moved = deps.products.restore(some);
      deps.checks.recheckProducts(moved.map(({ id }) => id));
      return moved.map(({ id, trashedAt }) => trashedValue(id, String(trashedAt), null));
    };
    return moveInParts(deps, { change, ids, move, step: moving.step }, 'This is not in the trash any more.');
  });
}

type Moving = {
  readonly change: Change;
  readonly ids: Many<ProductId>;
  /** Moves some, and says what that changed. */
  readonly move: (some: readonly ProductId[]) => readonly ChangedValue[];
  readonly step: (more: number) => void;
};

/** Some at a time, in the transaction of its caller. @throws Failure `not-allowed-now`, with why, where nothing was moved */
function moveInParts(deps: EditingDeps, { change, ids, move, step }: Moving, why: string): Change {
  let count = 0;
  for (const some of partsOf(ids)) {
    const values = move(some);
    deps.changes.addValues(change.id, values);
    count += values.length;
    step(some.length);
  }
  if (count === 0) throw new Failure('not-allowed-now', `${why} Refresh the list.`);
  deps.notice({ products: true, changes: true, sending: true });
  return expectPresent(deps.changes.join(change.id, count), 'a change that was just begun is the newest');
}

function trashedValue(productId: ProductId, before: string | null, after: string | null): ChangedValue {
  return { productId, field: 'trashed', before, after };
}

function nameOne(deps: EditingDeps, ids: Many<ProductId>): string {
  const [only, other] = ids.slice(0, 2);
  const name = only === undefined || other !== undefined ? null : deps.products.get(only)?.fields.name;
  return describeProducts(name ? [name] : []);
}
