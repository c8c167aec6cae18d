import { z } from 'zod';
import { CellValue, FieldName } from './cell.ts';
import { ChangeKind, PreviewId } from './change.ts';
import { ProductId } from './product.ts';
import { RemoteId } from './remote.ts';
import {
  CELL_NOTES,
  DELIMITERS,
  EXPORT_FORMATS,
  ROW_PROBLEMS,
  TABLE_FORMATS,
  TABLE_LIMITS,
  TABLE_WARNINGS,
  TEXT_ENCODINGS,
} from './table-file.ts';
import { FIXABLE_FIELDS, IMPORT_KEYS, IMPORT_TABS, REMEMBERED, REPAIRS, SHOPS } from './transfer-words.ts';

/** A file that the person chose, by the handle that stands for it; or text that they pasted. */
export const ImportSource = z.union([
  z.strictObject({ file: z.string().min(1).max(4096) }),
  z.strictObject({ text: z.string().max(50_000_000) }),
]);
export type ImportSource = z.infer<typeof ImportSource>;

export const TableReading = z.strictObject({
  format: z.enum(TABLE_FORMATS),
  encoding: z.enum(TEXT_ENCODINGS),
  delimiter: z.enum(DELIMITERS),
  sheet: z.string().nullable(),
  headingRow: z.int().positive().nullable(),
  guarded: z.boolean(),
});

const Column = z.int().nonnegative().max(TABLE_LIMITS.columns);

/** What a column of the file is put into. */
export const ColumnTarget = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('field'), field: FieldName }),
  z.strictObject({ to: z.literal('custom-data'), key: z.string().min(1).max(500) }),
  /** The id that the product has at a remote; only found by, never written. */
  z.strictObject({ to: z.literal('remote-id') }),
  /** The id that Offshelf's own exports carry; only found by. */
  z.strictObject({ to: z.literal('product-id') }),
  z.strictObject({ to: z.literal('ignore') }),
]);
export type ColumnTarget = z.infer<typeof ColumnTarget>;

/** A value that every row has, because no column of the file says it. */
export const FixedValue = z.strictObject({
  into: z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('field'), field: z.enum(FIXABLE_FIELDS) }),
    z.strictObject({ to: z.literal('custom-data'), key: z.string().min(1).max(500) }),
  ]),
  value: z.string().min(1).max(TABLE_LIMITS.cell),
  /** Whose it becomes: that of new products, or of those that are here already, too. */
  on: z.enum(['new', 'all']),
});
export type FixedValue = z.infer<typeof FixedValue>;

/** What a row is found in the catalog by. */
export const ImportKey = z.enum(IMPORT_KEYS);
export type ImportKey = z.infer<typeof ImportKey>;

/** How a row tells that it belongs to a product of another row. */
export const RowsBelong = z.discriminatedUnion('by', [
  /** It has no name. */
  z.strictObject({ by: z.literal('blank-name') }),
  /** It has the same text in this column. */
  z.strictObject({ by: z.literal('same'), column: Column }),
  /** Something stands in this column. */
  z.strictObject({ by: z.literal('filled'), column: Column }),
  /** This column names the product, wherever its row stands: by its SKU, or as `id:12` by what stands in the column `id`. */
  z.strictObject({ by: z.literal('names'), column: Column, id: Column.optional() }),
]);
export type RowsBelong = z.infer<typeof RowsBelong>;

/** Everything that is decided about an import, by the person or, shown to them, for them. */
export const ImportPlan = z.strictObject({
  /** One for each heading. */
  columns: z.array(ColumnTarget).max(TABLE_LIMITS.columns),
  fixed: z.array(FixedValue).max(100).optional(),
  key: ImportKey,
  /** The person chose that key; any other follows from where columns go and what stands in them. */
  keyChosen: z.literal(true).optional(),
  /** Whose ids those of the key `remote-id` are; those of every remote where left out. */
  keyRemote: RemoteId.optional(),
  /** What becomes of a SKU that differs from another by nothing but capitals and spaces around it; asked where left out. */
  nearSkus: z.enum(['ask', 'apart']).optional(),
  /** What becomes of a row whose id at a remote no product here was sent with; asked where left out. */
  unknownIds: z.enum(['ask', 'new']).optional(),
  mode: z.enum(['new', 'update', 'both']),
  /** What a blank cell does to a product that is there. */
  blank: z.enum(['keep', 'clear']),
  /** The decimal sign where a price could be read in two ways; `null` asks. */
  decimal: z.enum(['.', ',']).nullable(),
  /** What becomes of a currency beside a price: `12.50 €`. One that is not the product's is never dropped. */
  priceSigns: z.enum(['ask', 'drop']),
  /** The currency that is dropped so becomes that of the product, where no column says another. */
  signCurrency: z.literal('take').optional(),
  /**
   * What becomes of a price, or custom data, that can't be read: it is kept as it stands, or is a problem. `keep-all` is for our
   * own exports: each price stands in them as it is kept, and is taken over so.
   */
  unreadable: z.enum(['ask', 'keep', 'keep-all']),
  /** `null`: every row is a product of its own. */
  belong: RowsBelong.nullable(),
  /** What becomes of the rows that belong to a product above them; `null` asks. */
  variants: z.enum(['each', 'first', 'custom-data']).nullable(),
  /** What becomes of a product's further images; `as-is` looks for none in a cell. */
  images: z.enum(['first', 'custom-data', 'as-is']),
  /** What becomes of spaces around a text. */
  spaces: z.enum(['keep', 'trim']),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const ImportSuggestion = z.strictObject({
  /** Whose export this looks like. */
  shop: z.enum(SHOPS).nullable(),
  plan: ImportPlan,
  /** Why, for each column, in a few words; '' where there is nothing to say. */
  reasons: z.array(z.string()),
  /** Why, for the rest, in whole sentences. */
  notes: z.array(z.string()),
  /** The mapping is the one that was last used with these headings. */
  remembered: z.boolean(),
  /** What of the plan is so only because it was the last time. */
  recalled: z.array(z.enum(REMEMBERED)),
});
export type ImportSuggestion = z.infer<typeof ImportSuggestion>;

export const SampleRow = z.strictObject({
  line: z.int(),
  cells: z.array(z.string().nullable()),
  notes: z.array(z.strictObject({ column: z.int(), note: z.enum(CELL_NOTES) })).optional(),
  problem: z.strictObject({ code: z.enum(ROW_PROBLEMS), message: z.string() }).optional(),
});

/** A file that was looked at: how it is read, what stands in it, what is made of it. */
export const ImportLook = z.strictObject({
  /** The file's own name, without its folder; '' for pasted text. */
  name: z.string(),
  reading: TableReading,
  sheets: z.array(z.string()),
  headings: z.array(z.string()),
  sample: z.array(SampleRow),
  warnings: z.array(z.strictObject({ code: z.enum(TABLE_WARNINGS), message: z.string() })),
  /** Bytes. */
  size: z.number(),
  mark: z.string(),
  suggestion: ImportSuggestion,
});
export type ImportLook = z.infer<typeof ImportLook>;

/** Where a row of the file is; every row is in exactly one, and they add up. */
export const ImportTab = z.enum(IMPORT_TABS);
export type ImportTab = z.infer<typeof ImportTab>;

export const ImportCounts = z.strictObject({
  rows: z.int(),
  create: z.int(),
  update: z.int(),
  same: z.int(),
  skipped: z.int(),
  problems: z.int(),
  leftOut: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const Repair = z.enum(REPAIRS);

/** Rows with the same problem, or that are skipped for the same reason. */
export const ImportGroup = z.strictObject({
  repair: Repair,
  rows: z.int().positive(),
  /** Of the first of them. */
  line: z.int(),
  note: z.string(),
});
export type ImportGroup = z.infer<typeof ImportGroup>;

/** An import that is prepared but not applied. */
export const ImportPreview = z.strictObject({
  id: PreviewId,
  kind: ChangeKind,
  subject: z.string(),
  plan: ImportPlan,
  counts: ImportCounts,
  /** Problems that one repair mends, the commonest first. */
  problems: z.array(ImportGroup),
  /** Why rows are skipped. */
  skipped: z.array(ImportGroup),
  /** What the person should know besides, in whole sentences: words that were read as others, lost digits. */
  notes: z.array(z.string()),
  /** The decimal sign that was used where a price could be read in two ways, because all other prices have it. */
  decimal: z.enum(['.', ',']).nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportRow = z.strictObject({
  /** Names the row. */
  n: z.int().nonnegative(),
  line: z.int(),
  tab: ImportTab,
  /** The product that it is about; `null` for one that is not there yet. */
  productId: ProductId.nullable(),
  name: z.string(),
  sku: z.string().nullable(),
  /** Of a new product every value that is set, of another those that change. */
  values: z.array(z.strictObject({ field: FieldName, before: CellValue, after: CellValue })),
  repair: Repair.nullable(),
  /** Why it does not come in. */
  note: z.string().nullable(),
  /** Of a row that does not come in: its cells as the file has them. */
  cells: z.array(z.string().nullable()).nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ExportFormatName = z.enum(EXPORT_FORMATS);
