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
import type { Claims } from './claims.ts';
import type { ImportDeps } from './deps.ts';
import { sameJson, setMembers } from './json-members.ts';
import { KEY_WORDS } from './key-words.ts';
import { shown } from './read-price.ts';
import type { RowReading } from './read-row.ts';
import type { ShapedRow } from './shape-group.ts';

/** A row that was read, with its number in the file. */
export type NumberedRow = {
  readonly n: number;
  readonly shaped: ShapedRow;
  readonly reading: RowReading | null;
};

type Matching = {
  readonly id: string;
  readonly plan: ImportPlan;
  readonly currency: string;
  readonly deps: ImportDeps;
  readonly claims: Claims;
};

export type Matched = { readonly rows: readonly StagedImport[]; readonly values: readonly StagedValue[] };

/** Finds the products of some rows, and says what each row would do. Rows that went into another share its fate. */
export function matchRows(matching: Matching, rows: readonly NumberedRow[]): Matched {
  const found = findProducts(matching, rows);
  const products = readProducts(matching, found);
  const staged: StagedImport[] = [];
  const values: StagedValue[] = [];
  const lost = new Set<TableRow>();
  const numbers = new Map(rows.map(({ n, shaped }) => [shaped.row, n]));
  for (const row of rows) {
    const { into } = row.shaped;
    const { line } = row.shaped.row;
    const outcome = decide(matching, row, { found, products });
    const whole = into !== null && lost.has(into) ? { ...outcome, trouble: sayLost(into.line) } : outcome;
    const tab = tabOf(whole);
    if (tab === 'problems') lost.add(row.shaped.row);
    if (tab !== 'problems' && whole.claim !== null) matching.claims.add(whole.claim, row.n, line);
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

function sayLost(line: number): Trouble {
  return {
    repair: 'product-above',
    note: `The product in line ${line}, to which this row belongs, has a problem.`,
  };
}

type Found = ReadonlyMap<string, readonly ProductId[]>;
type Known = {
  readonly found: Found;
  readonly products: ReadonlyMap<ProductId, ProductValues>;
};

function decide(matching: Matching, { shaped, reading }: NumberedRow, known: Known): Decided {
  if (shaped.row.problem !== undefined)
    return { ...NOTHING, trouble: { repair: 'row', note: shaped.row.problem.message } };
  if (shaped.trouble !== null) return { ...NOTHING, trouble: shaped.trouble };
  if (reading === null) return NOTHING;
  const { plan } = matching;
  const ids = reading.key === null ? [] : (known.found.get(reading.key) ?? []);
  if (ids.length > 1) return { ...NOTHING, trouble: saySeveral(plan, reading.key ?? '') };
  const [id] = ids;
  const claim = id === undefined ? claimOfKey(plan, reading.key) : claimOfProduct(id);
  const first = claim === null ? undefined : matching.claims.find(claim);
  if (first !== undefined) return { ...NOTHING, trouble: sayTwice(plan, reading.key, first) };
  if (id === undefined) return { ...create(matching, reading), claim };
  return {
    ...update(plan, reading, expectPresent(known.products.get(id), 'it was just found')),
    claim,
    productId: id,
  };
}

function claimOfProduct(id: ProductId): string {
  return `p${id}`;
}

/** Two rows with the same name are two products, unless rows are found by their names. */
function claimOfKey(plan: ImportPlan, key: string | null): string | null {
  return key === null ? null : `${plan.key}:${key}`;
}

function create({ plan, currency }: Matching, reading: RowReading): Decided {
  if (plan.mode === 'update') return { ...NOTHING, trouble: sayNotThere(plan, reading.key) };
  if (plan.key === 'product-id' && reading.key !== null)
    return {
      ...NOTHING,
      trouble: {
        repair: 'other-catalog',
        note: `The product “${shown(reading.key)}” is not in this catalog, or is in its trash.`,
      },
    };
  const [trouble] = reading.troubles;
  if (trouble !== undefined) return { ...NOTHING, trouble: trouble.trouble };
  const base = { ...newProductFields(currency), ...(reading.values as Partial<ProductFields>) };
  const customData = withMembers(base.customData, reading);
  if (customData === undefined) return { ...NOTHING, trouble: UNREADABLE_DATA };
  if (base.name.trim() === '') return { ...NOTHING, trouble: NO_NAME };
  return { ...NOTHING, fields: { ...base, customData } };
}

const NO_NAME: Trouble = { repair: 'no-name', note: 'The row has no name. Type one.' };
const UNREADABLE_DATA: Trouble = {
  repair: 'custom-data',
  note: 'The custom data of this product can’t be read as a JSON object, so that nothing can be put into it.',
};

function update(plan: ImportPlan, reading: RowReading, product: ProductValues): Decided {
  if (plan.mode === 'new')
    return { ...NOTHING, trouble: { repair: 'exists', note: 'This product is in the catalog already.' } };
  const trouble = reading.troubles.find(({ field, text }) => text !== product.values[field]);
  if (trouble !== undefined) return { ...NOTHING, trouble: trouble.trouble };
  const settled = reading.values;
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

function saySeveral(plan: ImportPlan, key: string): Trouble {
  return {
    repair: 'several-products',
    note: `More than one product of the catalog has the ${KEY_WORDS[plan.key]} “${shown(key)}”.`,
  };
}

function sayTwice(plan: ImportPlan, key: string | null, line: number): Trouble {
  return {
    repair: 'duplicate-in-file',
    note: `The ${KEY_WORDS[plan.key]} “${shown(key ?? '')}” stands in line ${line} already.`,
  };
}

function sayNotThere(plan: ImportPlan, key: string | null): Trouble {
  const note =
    key === null
      ? `The row has no ${KEY_WORDS[plan.key]} to find its product by.`
      : `No product of the catalog has the ${KEY_WORDS[plan.key]} “${shown(key)}”.`;
  return { repair: 'not-there', note };
}

function findProducts({ deps, plan }: Matching, rows: readonly NumberedRow[]): Found {
  const keys = new Set(rows.flatMap(({ reading }) => (reading?.key == null ? [] : [reading.key])));
  if (keys.size === 0) return new Map();
  if (plan.key !== 'product-id') return deps.imports.find(plan.key, [...keys]);
  const prefix = `${deps.catalogMark}-`;
  const own = [...keys].filter((key) => key.startsWith(prefix));
  const found = deps.imports.find(
    'product-id',
    own.map((key) => key.slice(prefix.length)),
  );
  return new Map([...found].map(([key, ids]) => [`${prefix}${key}`, ids]));
}

function readProducts({ deps, plan }: Matching, found: Found): ReadonlyMap<ProductId, ProductValues> {
  if (plan.mode === 'new') return new Map([...found.values()].flat().map((id) => [id, NOT_READ]));
  const ids = [...new Set([...found.values()].flatMap((each) => (each.length === 1 ? each : [])))];
  return new Map(deps.previews.readValues(ids).map((product) => [product.id, product]));
}

/** Products that are there are skipped, whatever they hold. */
const NOT_READ: ProductValues = { id: 0, version: 0, values: newProductFields('') };
