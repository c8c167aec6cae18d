import type { Input, Output } from '../../../../shared/contract/api.ts';
import { PRODUCT_FIELDS } from '../../../../shared/model/cell-rules.ts';
import { keyColumn } from '../../../../shared/model/import-key.ts';
import type { ImportPreview, ImportRow } from '../../../../shared/model/transfer.ts';
import { Failure } from '../failure.ts';
import type { ImportRecord, KeptImport } from '../ports/import-store.ts';
import type { ImportDeps } from './deps.ts';
import { createFileFacts } from './file-facts.ts';
import { createNearSkus, type NearSkus, NO_NEAR_SKUS } from './near-skus.ts';
import { readAgain } from './stage-rows.ts';

/** UTF-16 units in one answer. */
const LARGEST_PAGE = 2_000_000;

/** @throws Failure when it was closed or applied */
export function getImport(deps: ImportDeps, id: string): ImportPreview {
  const { subject, plan, decimal, notes } = getKept(deps, id);
  return {
    id,
    kind: 'import',
    subject,
    plan,
    counts: deps.imports.counts(id),
    problems: [...deps.imports.groups(id, 'problems')],
    skipped: [...deps.imports.groups(id, 'skipped')],
    notes: [...notes],
    decimal,
  };
}

export function getKept(deps: ImportDeps, id: string): KeptImport {
  const kept = deps.imports.get(id);
  if (kept === null) throw new Failure('out-of-date', 'This import is closed. Prepare it again.');
  return kept;
}

export function readImportPage(
  deps: ImportDeps,
  { id, tab, repair, from, count }: Input<'imports.page'>,
): ImportRow[] {
  getKept(deps, id);
  let room = LARGEST_PAGE;
  const rows: ImportRow[] = [];
  for (const record of deps.imports.page(id, { tab, repair }, from, count)) {
    const row = toRow(deps, id, record);
    room -= sizeOf(row);
    if (room < 0 && rows.length > 0) return rows;
    rows.push(row);
  }
  return rows;
}

export async function leaveOutImported(
  deps: ImportDeps,
  { id, rows, leftOut }: Input<'imports.leaveOut'>,
): Promise<ImportPreview> {
  getKept(deps, id);
  if (rows === 'all') await leaveOutAll(deps, id, leftOut);
  else leaveOut(deps, id, rows, leftOut);
  return getImport(deps, id);
}

/** Rows at a time, where all are left out. */
const LEFT_OUT_AT_ONCE = 1000;

async function leaveOutAll(deps: ImportDeps, id: string, leftOut: boolean): Promise<void> {
  const count = (deps.imports.lastRow(id) ?? -1) + 1;
  for (let from = 0; from < count; from += LEFT_OUT_AT_ONCE) {
    const rows = Array.from({ length: LEFT_OUT_AT_ONCE }, (_, n) => from + n);
    leaveOut(deps, id, rows, leftOut);
    await deps.pause();
  }
}

function leaveOut(deps: ImportDeps, id: string, rows: readonly number[], leftOut: boolean): void {
  const products = deps.imports.leaveOut(id, rows, leftOut);
  if (products.length > 0) deps.previews.leaveOut(id, products, null, leftOut);
}

/** Reads a row anew with the cells that the person typed. Other rows stay as they are. */
export async function mendRow(
  deps: ImportDeps,
  { id, row: n, cells }: Input<'imports.mend'>,
): Promise<Output<'imports.mend'>> {
  const near = await askNear(deps, id, n, cells);
  const { plan, decimal, headings } = getKept(deps, id);
  const record = deps.imports.row(id, n);
  if (record === null || record.tab !== 'problems')
    throw new Failure('not-found', 'This row has no problem any more. Refresh the list.');
  if (cells.length !== headings.length)
    throw new Failure('bad-input', 'The row needs one cell for each heading.');
  const before = record.kept ?? { cells: [], members: [] };
  // What was known of a cell holds no more for what was typed.
  const notes = before.notes?.filter(({ column }) => cells[column] === before.cells[column]);
  const kept = { cells, members: before.members, notes };
  const claims = {
    find: (claim: string) => deps.imports.lineOfClaim(id, claim),
    add: () => undefined,
  };
  const staging = {
    id,
    plan: { ...plan, decimal: plan.decimal ?? decimal },
    facts: createFileFacts(),
    claims,
    near,
  };
  readAgain(deps, staging, [{ ...record, kept }]);
  const mended = deps.imports.row(id, n) ?? record;
  return { preview: getImport(deps, id), row: toRow(deps, id, mended) };
}

/** Whoever was asked about the SKU of a row and kept it means that one. */
async function askNear(
  deps: ImportDeps,
  id: string,
  n: number,
  cells: readonly (string | null)[],
): Promise<NearSkus> {
  const { plan } = getKept(deps, id);
  const record = deps.imports.row(id, n);
  const at = keyColumn(plan.columns, plan.key);
  const sku = cells[at] ?? '';
  const isKept = record?.repair === 'near-sku' && sku === record.kept?.cells[at];
  const isAsked = !isKept && sku.trim() !== '';
  return isAsked ? await createNearSkus(deps, id, plan, sku) : NO_NEAR_SKUS;
}

function toRow(deps: ImportDeps, id: string, record: ImportRecord): ImportRow {
  const { n, line, tab, productId, name, sku, repair, note, kept } = record;
  return {
    n,
    line,
    tab,
    productId,
    name,
    sku,
    values: [...readValues(deps, id, record)],
    repair,
    note,
    cells: kept === null ? null : [...kept.cells],
  };
}

function readValues(
  deps: ImportDeps,
  id: string,
  { productId, fields, tab }: ImportRecord,
): ImportRow['values'] {
  if (fields !== null)
    return PRODUCT_FIELDS.filter((field) => fields[field] !== null && fields[field] !== '').map((field) => ({
      field,
      before: null,
      after: fields[field],
    }));
  if (productId === null || tab === 'same') return [];
  return deps.previews.rowsOf(id, productId).map(({ field, before, after }) => ({ field, before, after }));
}

function sizeOf({ values, cells }: ImportRow): number {
  const texts = [...values.flatMap(({ before, after }) => [before, after]), ...(cells ?? [])];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}
