import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { RemoteId } from '../../../../shared/model/remote.ts';
import { Failure } from '../failure.ts';
import { findRemote } from '../sending/find-remote.ts';
import type { ImportDeps } from './deps.ts';
import { getImport, getKept } from './import-preview.ts';
import { fingerprintOf } from './normal-heading.ts';

/**
 * Backs the catalog up, then brings in what the preview shows as one Change: all of it or nothing. What is ready is queued
 * in the same transaction, where remotes are named.
 * @throws Failure `changed-meanwhile` where products of it were changed or added since it was prepared, `cancelled`
 */
export async function applyImport(
  deps: ImportDeps,
  { id, remotes, job }: Input<'imports.apply'>,
): Promise<Output<'imports.apply'>> {
  checkFresh(deps, id);
  await deps.backUp();
  return deps.transactions.runLarge(() => {
    checkFresh(deps, id);
    const { subject, headings, plan } = getKept(deps, id);
    const { create, update } = deps.imports.counts(id);
    const at = deps.clock.now();
    const change = deps.changes.start({ kind: 'import', at, products: create + update, subject });
    const values = deps.previews.get(id)?.willChange ?? 0;
    const writing = deps.jobs.begin(job, 'applying', 2 * values + create);
    const updated = values > 0 ? deps.previews.apply(id, change, writing).written.readIds() : [];
    const created = deps.imports.apply(id, change, writing);
    const all = [...updated, ...created];
    deps.checks.recheckProducts(all, deps.jobs.begin(job, 'checking', all.length).step);
    const leftAt = [...new Set(remotes)].map((remote) => countStandings(deps, all, remote));
    const queued = remotes.length === 0 ? { queued: 0, left: 0 } : deps.queue(all, remotes);
    deps.imports.remember(fingerprintOf(headings), plan, at);
    deps.previews.close(id);
    deps.imports.close(id);
    deps.notice({ products: true, changes: true, sending: true });
    return { change, created: created.length, updated: updated.length, ...queued, leftAt };
  });
}

type LeftAt = Output<'imports.apply'>['leftAt'][number];

/** Why products will not be queued at a remote; looked at before anything is. */
function countStandings(
  { sending, remotes }: ImportDeps,
  products: readonly ProductId[],
  remote: RemoteId,
): LeftAt {
  const place = findRemote(remotes, remote);
  const counts = { 'has-problems': 0, 'already-there': 0, 'maybe-there': 0, ready: 0, trashed: 0 };
  for (const product of products) counts[sending.standing(product, place)] += 1;
  return {
    remote,
    withProblems: counts['has-problems'],
    alreadyThere: counts['already-there'],
    maybeThere: counts['maybe-there'],
  };
}

function checkFresh(deps: ImportDeps, id: string): void {
  const { counts, plan } = getImport(deps, id);
  if (counts.create + counts.update === 0)
    throw new Failure('not-allowed-now', 'Nothing would change. Choose rows, or other columns.');
  const stale = deps.previews.countStale(id) + deps.imports.countTaken(id, plan.key);
  if (stale === 0) return;
  throw new Failure(
    'changed-meanwhile',
    'Some of these products were changed meanwhile. Prepare the import again.',
    { products: stale },
  );
}
