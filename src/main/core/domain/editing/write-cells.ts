import type { Input } from '../../../../shared/contract/api.ts';
import { LONGEST_SUBJECT } from '../../../../shared/model/bounds.ts';
import type { Cell } from '../../../../shared/model/cell.ts';
import type { CellsKind, Change } from '../../../../shared/model/change.ts';
import { describeProducts } from '../catalog/changed-values.ts';
import { shorten } from '../catalog/shorten.ts';
import { Failure } from '../failure.ts';
import type { StagedValue } from '../ports/preview-store.ts';
import type { EditingDeps } from './deps.ts';
import { stage } from './prepare.ts';
import { applyValues, getStaged } from './preview.ts';
import { settleValue } from './settle-value.ts';

/**
 * Writes cells as one Change. Those that stay the same are not written; `null` where nothing changes.
 * @throws Failure `bad-input` for a value that its field can't hold, `out-of-date` where a product is in the trash by now: nothing
 *   is written then
 */
export function writeCells(deps: EditingDeps, { cells, kind, subject }: Input<'cells.write'>): Change | null {
  return deps.transactions.run(() => {
    const staged = stageCells(deps, cells);
    refuseTrashed(cells, staged);
    const id = open(deps, kind, nameSubject(deps, subject, staged));
    const bad = staged.find(({ problem }) => problem !== null);
    if (bad?.problem) throw new Failure('bad-input', bad.problem, { id: bad.productId, field: bad.field });
    deps.previews.stage(id, staged);
    if (getStaged(deps, id).willChange === 0) {
      deps.previews.close(id);
      return null;
    }
    return applyValues(deps, { id });
  });
}

/** Whoever typed a value has to know that it is nowhere. */
function refuseTrashed(cells: readonly Cell[], staged: readonly StagedValue[]): void {
  const there = new Set(staged.map(({ productId }) => productId));
  const gone = new Set(cells.map(({ id }) => id).filter((id) => !there.has(id))).size;
  if (gone === 0) return;
  const which = gone === 1 ? 'One of these products is' : `${gone} of these products are`;
  throw new Failure(
    'out-of-date',
    `${which} in the trash by now, so nothing was written. Refresh the list (F5) and do this again.`,
  );
}

/** `SKU`, or `SKU of Enamel mug` where it is one product. */
function nameSubject({ products }: EditingDeps, subject: string, staged: readonly StagedValue[]): string {
  const [only, ...others] = new Set(staged.map(({ productId }) => productId));
  if (only === undefined || others.length > 0 || subject === '') return subject;
  const name = describeProducts([products.get(only)?.fields.name ?? '']);
  return name === '' ? subject : shorten(`${subject} of ${name}`, LONGEST_SUBJECT, '…');
}

/** Begins a preview that `addCells` fills. */
export function beginPreview(deps: EditingDeps, { kind, subject }: Input<'previews.begin'>): { id: string } {
  return { id: open(deps, kind, subject) };
}

/** Cells that can't be written as they are become problems of the preview. */
export function addCells(deps: EditingDeps, { id, cells }: Input<'previews.addCells'>): void {
  getStaged(deps, id);
  deps.previews.stage(id, stageCells(deps, cells));
}

/** New products that are applied with the cells of a preview. @throws Failure `cancelled` */
export function addNewProducts(
  deps: EditingDeps,
  { id, products, job }: Input<'previews.addProducts'>,
): void {
  deps.jobs.stopIfCancelled(job);
  getStaged(deps, id);
  deps.imports.stageNew(id, products);
}

function open(deps: EditingDeps, kind: CellsKind, subject: string): string {
  const id = deps.random.uuid();
  deps.previews.open(id, { kind, subject, find: null });
  return id;
}

function stageCells(deps: EditingDeps, cells: readonly Cell[]): readonly StagedValue[] {
  const products = new Map(
    deps.previews.readValues([...new Set(cells.map(({ id }) => id))]).map((product) => [product.id, product]),
  );
  return cells.flatMap(({ id, field, value }) => {
    const product = products.get(id);
    if (product === undefined) return [];
    const settled = settleValue(field, value);
    return settled.kind === 'value'
      ? [stage(product, field, settled.value, null)]
      : [stage(product, field, product.values[field], settled.kind === 'problem' ? settled.message : null)];
  });
}
