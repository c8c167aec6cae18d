import { expectPresent } from '../../../../shared/assert.ts';
import type { CellValue } from '../../../../shared/model/cell.ts';
import { PRODUCT_FIELDS } from '../../../../shared/model/cell-rules.ts';
import { newProductFields } from '../../../../shared/model/new-product.ts';
import type { ProductField, ProductFields, ProductId } from '../../../../shared/model/product.ts';
import type { TableRow } from '../../../../shared/model/table-file.ts';
import type { ImportPlan, ImportTab } from '../../../../shared/model/transfer.ts';
import { SKIPS } from '../../../../shared/model/transfer-words.ts';
import { stage } from '../editing/prepare.ts';
import type { KeptRow, StagedImport } from '../ports/import-store.ts';
import type { ProductValues, StagedValue } from '../ports/preview-store.ts';
import type { Trouble } from './cell-reading.ts';
import { findKnown, type Known } from './find-known.ts';
import { withFixed } from './fixed-values.ts';
import { sameJson, setMembers } from './json-members.ts';
import type { Matching, NumberedRow } from './matching.ts';
import type { RowReading } from './read-row.ts';
import {
  NO_NAME,
  sayExists,
  sayLost,
  sayNotHere,
  sayNotThere,
  sayOtherSku,
  saySeveral,
  sayTwice,
  sayUnknownId,
  UNREADABLE_DATA,
} from './row-troubles.ts';
import { settleCurrency } from './settle-currency.ts';
import type { ShapedRow } from './shape-group.ts';

export type Matched = { readonly rows: readonly StagedImport[]; readonly values: readonly StagedValue[] };

/** Finds the products of some rows, and says what each row would do. Rows that went into another share its fate. */
export function matchRows(matching: Matching, rows: readonly NumberedRow[]): Matched {
  const known = findKnown(matching, rows);
  const staged: StagedImport[] = [];
  const values: StagedValue[] = [];
  const lost = new Set<TableRow>();
  const numbers = new Map(rows.map(({ n, shaped }) => [shaped.row, n]));
  for (const row of rows) {
    const { into } = row.shaped;
    const { line } = row.shaped.row;
    const outcome = decide(matching, row, known);
    const whole = into !== null && lost.has(into) ? { ...outcome, trouble: sayLost(into.line) } : outcome;
    const tab = tabOf(whole);
    if (tab === 'problems') lost.add(row.shaped.row);
    if (tab !== 'problems' && whole.claim !== null) matching.claims.add(whole.claim, row.n, line);
    tellUnfound(matching, row, tab, known);
    staged.push({
      n: row.n,
      line,
      tab,
      productId: tab === 'update' || tab === 'same' ? whole.productId : null,
      claim: tab === 'problems' || tab === 'skipped' ? null : whole.claim,
      fields: tab === 'create' ? whole.fields : null,
      repair: whole.trouble?.repair ?? null,
      note: whole.trouble?.note ?? null,
      kept: tab === 'problems' || tab === 'skipped' ? keepRow(row.shaped, numbers) : null,
    });
    if (tab === 'update') values.push(...whole.values);
  }
  return { rows: staged, values };
}

/** What is needed to read it again. */
function keepRow(
  { cells, members, into, trouble, row: { notes } }: ShapedRow,
  numbers: ReadonlyMap<TableRow, number>,
): KeptRow {
  const n = into === null ? undefined : numbers.get(into);
  return {
    cells,
    members,
    ...(notes === undefined ? {} : { notes }),
    ...(n === undefined || trouble === null ? {} : { above: { n, ...trouble } }),
  };
}

type Decided = {
  readonly trouble: Trouble | null;
  readonly productId: ProductId | null;
  readonly claim: string | null;
  readonly fields: ProductFields | null;
  readonly values: readonly StagedValue[];
};

const NOTHING: Decided = { trouble: null, productId: null, claim: null, fields: null, values: [] };

function tabOf({ trouble, fields, values }: Decided): ImportTab {
  if (trouble !== null) return SKIPS.has(trouble.repair) ? 'skipped' : 'problems';
  if (fields !== null) return 'create';
  return values.length > 0 ? 'update' : 'same';
}

/** What became of a row that nothing in the catalog was found by. */
function tellUnfound(
  { plan, near, facts }: Matching,
  { n, shaped, reading }: NumberedRow,
  tab: ImportTab,
  { found }: Known,
): void {
  if (reading === null || (tab !== 'create' && tab !== 'same')) return;
  const isNew = tab === 'create';
  if (reading.key === null && plan.key !== 'name') facts.seeUnfound(plan.key, isNew ? 'new' : 'same');
  if (reading.key === null || found.has(reading.key)) return;
  if (plan.key === 'sku' && isNew) near.add(reading.key, n, shaped.row.line);
  if (plan.key === 'remote-id') facts.seeUnfound(plan.key, isNew ? 'unknown' : 'same');
}

function decide(matching: Matching, { shaped, reading }: NumberedRow, known: Known): Decided {
  if (shaped.row.problem !== undefined)
    return { ...NOTHING, trouble: { repair: 'row', note: shaped.row.problem.message } };
  if (shaped.trouble !== null) return { ...NOTHING, trouble: shaped.trouble };
  if (reading === null) return NOTHING;
  const { plan } = matching;
  const ids = reading.key === null ? [] : (known.found.get(reading.key) ?? []);
  if (ids.length > 1) return { ...NOTHING, trouble: saySeveral(plan, reading.key ?? '') };
  const id = ids[0] ?? findAlike(matching, reading, known);
  const claim = id === undefined ? claimOfKey(plan, reading.key) : claimOfProduct(id);
  const first = claim === null ? undefined : matching.claims.find(claim);
  if (first !== undefined) return { ...NOTHING, trouble: sayTwice(plan, reading.key, first) };
  if (id === undefined) {
    const doubt = findDoubt(matching, reading);
    return doubt === undefined ? { ...create(matching, reading), claim } : { ...NOTHING, trouble: doubt };
  }
  return {
    ...update(
      plan,
      withFixed(reading, matching.fixed.updated),
      expectPresent(known.products.get(id), 'it was just found'),
    ),
    claim,
    productId: id,
  };
}

/** Why a row that finds no product may be none of its own all the same. */
function findDoubt({ plan, near }: Matching, { key }: RowReading): Trouble | undefined {
  if (key === null) return undefined;
  if (plan.key !== 'remote-id') return near.find(key);
  const isAsked = plan.mode !== 'update' && plan.unknownIds !== 'new';
  return isAsked ? sayUnknownId(key) : undefined;
}

/** The product without what it could be found by, of no row before, that a row which finds none says nothing new about. */
function findAlike(
  { plan, claims }: Matching,
  reading: RowReading,
  { alike, products }: Known,
): ProductId | undefined {
  if (reading.key !== null && plan.key !== 'remote-id') return undefined;
  const ids = alike.get(reading.values.name ?? '') ?? [];
  return ids.find((id) => {
    const product = products.get(id);
    if (product === undefined || claims.find(claimOfProduct(id)) !== undefined) return false;
    const { trouble, values } = update({ ...plan, mode: 'both' }, reading, product);
    return trouble === null && values.length === 0;
  });
}

function claimOfProduct(id: ProductId): string {
  return `p${id}`;
}

/** Two rows with the same name are two products, unless rows are found by their names. */
function claimOfKey(plan: ImportPlan, key: string | null): string | null {
  return key === null ? null : `${plan.key}:${key}`;
}

function create({ plan, currency, fixed }: Matching, row: RowReading): Decided {
  const reading = withFixed(row, fixed.created);
  if (plan.mode === 'update') return { ...NOTHING, trouble: sayNotThere(plan, reading.key) };
  if (plan.key === 'product-id' && reading.key !== null)
    return { ...NOTHING, trouble: sayNotHere(reading.key) };
  const [trouble] = reading.troubles;
  if (trouble !== undefined) return { ...NOTHING, trouble: trouble.trouble };
  const base = { ...newProductFields(currency), ...(reading.values as Partial<ProductFields>) };
  const customData = withMembers(base.customData, reading);
  if (customData === undefined) return { ...NOTHING, trouble: UNREADABLE_DATA };
  if (base.name.trim() === '') return { ...NOTHING, trouble: NO_NAME };
  const settled = settleCurrency(plan, reading, base.currency);
  if ('trouble' in settled) return { ...NOTHING, trouble: settled.trouble };
  return { ...NOTHING, fields: { ...base, ...settled, customData } };
}

function update(plan: ImportPlan, reading: RowReading, product: ProductValues): Decided {
  if (plan.mode === 'new') return { ...NOTHING, trouble: sayExists() };
  const otherSku = plan.key === 'name' ? findOtherSku(reading, product) : null;
  if (otherSku !== null) return { ...NOTHING, trouble: otherSku };
  const trouble = reading.troubles.find(({ field, text }) => text !== product.values[field]);
  if (trouble !== undefined) return { ...NOTHING, trouble: trouble.trouble };
  const currency = settleCurrency(plan, reading, product.values.currency);
  if ('trouble' in currency) return { ...NOTHING, trouble: currency.trouble };
  const settled = reading.signed === null ? reading.values : { ...reading.values, ...currency };
  const customData = withMembers(
    'customData' in settled ? (settled.customData ?? null) : product.values.customData,
    reading,
  );
  if (customData === undefined) return { ...NOTHING, trouble: UNREADABLE_DATA };
  const after = reading.members.length > 0 ? { ...settled, customData } : settled;
  if (after.name?.trim() === '' && product.values.name?.trim() !== '')
    return { ...NOTHING, trouble: NO_NAME };
  const changed = PRODUCT_FIELDS.filter(
    (field) => field in after && !isSame(field, product.values[field], after[field] ?? null),
  );
  return { ...NOTHING, values: changed.map((field) => stage(product, field, after[field] ?? null, null)) };
}

/** Two products may have the same name: where both have a SKU, it says which is which. */
function findOtherSku({ values }: RowReading, { values: before }: ProductValues): Trouble | null {
  const [there, said] = [before.sku ?? '', values.sku ?? ''];
  if (said === there || said.trim() === '' || there.trim() === '') return null;
  return sayOtherSku(before.name ?? '', there, said);
}

/** Not set and empty are the same to a table, and so is custom data that differs by nothing but its spaces. */
function isSame(field: ProductField, before: CellValue, after: CellValue): boolean {
  if (before === after || (before ?? '') === (after ?? '')) return true;
  return field === 'customData' && before !== null && after !== null && sameJson(before, after);
}

/** Custom data with what the row puts into it; `undefined` where that is no object. */
function withMembers(json: string | null, { members }: RowReading): string | null | undefined {
  const kept = members.filter(([, value]) => value !== null);
  if (members.length === 0 || (kept.length === 0 && json === null)) return json;
  return setMembers(json, members) ?? undefined;
}
