import type { Input, Output } from '../../../../shared/contract/api.ts';
import type {
  AppliedPreview,
  Change,
  Preview,
  PreviewHit,
  PreviewRow,
} from '../../../../shared/model/change.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { describeProducts } from '../catalog/changed-values.ts';
import { Failure } from '../failure.ts';
import type { NewChange } from '../ports/change-store.ts';
import type { CellPlace, ProductValues, StagedPreview, StagedRow } from '../ports/preview-store.ts';
import type { EditingDeps } from './deps.ts';
import { createFinder, type FindHits } from './find-hits.ts';
import { replaceFound, showHits } from './replace-found.ts';

/** Of one value; `previews.hits` answers more. */
const HITS_SHOWN = 20;
/** UTF-16 units in one answer. */
const LARGEST_PAGE = 2_000_000;

/** @throws Failure when it was closed or applied */
export function getPreview(deps: EditingDeps, id: string): Preview {
  return { ...getStaged(deps, id), added: deps.imports.countNew(id) };
}

/** Its values alone. @throws Failure when it was closed or applied */
export function getStaged(deps: EditingDeps, id: string): StagedPreview {
  const preview = deps.previews.get(id);
  if (preview === null) throw new Failure('out-of-date', 'This preview is closed. Prepare it again.');
  return preview;
}

export function readPreviewPage(
  deps: EditingDeps,
  { id, tab, from, count }: Input<'previews.page'>,
): PreviewRow[] {
  getPreview(deps, id);
  const toShown = createShowing(deps, id);
  let room = LARGEST_PAGE;
  const rows: PreviewRow[] = [];
  for (const row of deps.previews.page(id, tab, from, count)) {
    room -= (row.before?.length ?? 0) + (row.after?.length ?? 0);
    if (room < 0 && rows.length > 0) return rows;
    rows.push(toShown(row));
  }
  return rows;
}

/** Products at a time, where all are left out. */
const LEFT_OUT_AT_ONCE = 1000;

export async function leaveOutRows(
  deps: EditingDeps,
  { id, products, field, leftOut, job }: Input<'previews.leaveOut'>,
): Promise<Preview> {
  getPreview(deps, id);
  if (products === 'all') await leaveOutAll(deps, { id, field: field ?? null, leftOut, job });
  else deps.previews.leaveOut(id, products, field ?? null, leftOut);
  return getPreview(deps, id);
}

type AllOf = Pick<Input<'previews.leaveOut'>, 'id' | 'leftOut' | 'job'> & {
  readonly field: ProductField | null;
};

/** Leaves all values out, or takes them in again, some at a time. @throws Failure `cancelled` in the middle of it */
async function leaveOutAll(deps: EditingDeps, { id, field, leftOut, job }: AllOf): Promise<void> {
  const from = leftOut ? 'will-change' : 'left-out';
  const count = () => getStaged(deps, id)[leftOut ? 'willChange' : 'leftOut'];
  let left = count();
  const progress = deps.jobs.begin(job, 'preparing', left);
  for (let last = 0; ; await deps.pause()) {
    const some = deps.previews.productsOf(id, from, last, LEFT_OUT_AT_ONCE);
    deps.previews.leaveOut(id, some, field, leftOut);
    progress.step(left - count());
    left = count();
    last = some.at(-1) ?? 0;
    if (some.length < LEFT_OUT_AT_ONCE) return;
  }
}

export function readHits(
  deps: EditingDeps,
  { id, productId, field, from, count }: Input<'previews.hits'>,
): PreviewHit[] {
  const row = getRow(deps, { id, productId, field });
  return show(row, getFinder(deps, id), { from, count });
}

/** A value of which every place is left out is left out itself. */
export function leaveOutHits(
  deps: EditingDeps,
  { id, productId, field, hits, leftOut }: Input<'previews.leaveOutHits'>,
): Output<'previews.leaveOutHits'> {
  const place = { id, productId, field };
  const row = getRow(deps, place);
  const find = getFinder(deps, id);
  if (row.hitCount === 0) throw new Failure('not-found', 'Nothing was found in this value.');
  const excluded = new Set(row.leftOut ? Array.from({ length: row.hitCount }, (_, n) => n) : row.excluded);
  for (const n of hits.filter((hit) => hit < row.hitCount)) {
    if (leftOut) excluded.add(n);
    else excluded.delete(n);
  }
  const all = excluded.size === row.hitCount;
  const kept = all ? new Set<number>() : excluded;
  const { after, problem } = replaceFound(row.before, field, find, kept);
  if (problem !== null) throw new Failure('not-allowed-now', problem);
  deps.previews.exclude(place, {
    leftOut: all,
    before: row.before,
    after,
    excluded: [...kept].toSorted((a, b) => a - b),
  });
  return { preview: getPreview(deps, id), row: createShowing(deps, id)(getRow(deps, place)) };
}

/** As many new products are named in the answer. */
const TOLD = 100;

/**
 * Of products of a preview that is prepared again: what was left out of the one before is left out of this one, each place too. Where a value is
 * another one by now, nobody can say which places of it were meant: it is left out whole.
 */
export function takeTicks(
  deps: EditingDeps,
  id: string,
  like: string,
  products: readonly Pick<ProductValues, 'id'>[],
): void {
  const ids = products.map((product) => product.id);
  deps.previews.takeTicks(id, like, ids);
  for (const { productId, field, excluded, before } of deps.previews.partlyLeftOut(like, ids)) {
    const row = deps.previews.row({ id, productId, field });
    if (row === null || row.leftOut || row.hitCount === 0) continue;
    if (row.before === before)
      leaveOutHits(deps, { id, productId, field, hits: [...excluded], leftOut: true });
    else deps.previews.leaveOut(id, [productId], field, true);
  }
}

/**
 * Writes what the preview shows as one Change, and adds the products that come with it: all of it or nothing. Values that stay the
 * same are not written.
 * @throws Failure `changed-meanwhile` when one of the values is no longer the one that the preview shows, `cancelled`
 */
export function applyPreview(deps: EditingDeps, { id, job }: Input<'previews.apply'>): AppliedPreview {
  return deps.transactions.runLarge(() => {
    const { willChange, products, added } = getPreview(deps, id);
    if (willChange + added === 0)
      throw new Failure('not-allowed-now', 'Nothing would change. Choose rows, or another action.');
    const at = deps.clock.now();
    const change = deps.changes.start({ ...nameChange(deps, id), at, products: products + added });
    const writing = deps.jobs.begin(job, 'applying', 2 * willChange + added);
    const { stale, written } = deps.previews.apply(id, change, writing);
    if (stale > 0) {
      throw new Failure(
        'changed-meanwhile',
        'Some of these products were changed meanwhile. Look at the preview again before it is applied.',
        { products: stale },
      );
    }
    const ids = added === 0 ? [] : deps.imports.apply(id, change, writing);
    const { step } = deps.jobs.begin(job, 'checking', products + added);
    if (willChange > 0) deps.checks.recheckWritten(written, step);
    deps.checks.recheckProducts(ids, step);
    deps.previews.close(id);
    deps.imports.close(id);
    deps.notice({ products: true, changes: true, sending: true });
    return { ...change, added: ids.slice(0, TOLD) };
  });
}

/** The same for a preview without new products. */
export function applyValues(deps: EditingDeps, input: Input<'previews.apply'>): Change {
  const { added: _, ...change } = applyPreview(deps, input);
  return change;
}

/** Where nothing but new products comes of it, that is what it is called. */
function nameChange(deps: EditingDeps, id: string): Pick<NewChange, 'kind' | 'subject'> {
  const { willChange, added, kind, subject } = getPreview(deps, id);
  if (willChange > 0) return { kind, subject };
  return {
    kind: 'create',
    subject: describeProducts(added === 1 ? [deps.imports.row(id, 0)?.name ?? ''] : []),
  };
}

function getRow(deps: EditingDeps, place: CellPlace): StagedRow {
  getPreview(deps, place.id);
  const row = deps.previews.row(place);
  if (row === null) throw new Failure('not-found', 'This value is not in the preview.');
  return row;
}

function getFinder(deps: EditingDeps, id: string): FindHits {
  const find = deps.previews.findOf(id);
  if (find === null) throw new Failure('bad-input', 'This preview does not find anything.');
  return createFinder(find);
}

function createShowing(deps: EditingDeps, id: string): (row: StagedRow) => PreviewRow {
  const spec = deps.previews.findOf(id);
  const find = spec === null ? null : createFinder(spec);
  return (row) => {
    const { excluded: _, ...rest } = row;
    const hits = find === null || row.hitCount === 0 ? [] : show(row, find, { from: 0, count: HITS_SHOWN });
    return { ...rest, hits };
  };
}

function show(
  { before, excluded, leftOut }: StagedRow,
  find: FindHits,
  part: { readonly from: number; readonly count: number },
): PreviewHit[] {
  const out = new Set(excluded);
  return showHits(before ?? '', find(before ?? ''), (n) => leftOut || out.has(n), part);
}
