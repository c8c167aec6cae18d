import type { Delimiter, TableFormat, TextEncoding } from '../../../shared/model/table-file.ts';
import type {
  ImportCounts,
  ImportKey,
  ImportPlan,
  ImportPreview,
  ImportTab,
} from '../../../shared/model/transfer.ts';
import type { Repair } from '../../../shared/model/transfer-words.ts';
import { countOf, formatCount } from '../../ui/format.ts';

/** What rows are found by, inside a sentence. */
export const KEY_WORDS: Readonly<Record<ImportKey, string>> = {
  sku: 'SKU',
  name: 'name',
  'remote-id': 'the id at a remote',
  'product-id': 'the id of Offshelf',
};

export const FORMAT_NAMES: Readonly<Record<TableFormat, string>> = {
  csv: 'CSV or TSV',
  xlsx: 'Excel workbook',
  json: 'JSON',
  jsonl: 'JSON lines',
};

export const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Pipe |',
};

/** `UTF-8`, `Windows-1252`. */
export function encodingName(encoding: TextEncoding): string {
  if (encoding.startsWith('windows')) return encoding.replace('w', 'W');
  return encoding === 'macintosh' ? 'Macintosh' : encoding.replace('_', '-').toUpperCase();
}

export const TABS: readonly { readonly id: ImportTab; readonly title: string; readonly none: string }[] = [
  { id: 'problems', title: 'Problems', none: 'There are no problems.' },
  { id: 'create', title: 'New', none: 'Nothing new would come in.' },
  { id: 'update', title: 'Updates', none: 'No product that is here would change.' },
  { id: 'same', title: 'The same', none: 'No row says what is here already.' },
  { id: 'skipped', title: 'Skipped', none: 'Nothing is skipped.' },
  { id: 'left-out', title: 'Left out', none: 'Nothing is left out.' },
];

/** `24 rows: 20 new, 3 updates, 1 the same`; all of it adds up. */
export function sayCounts(counts: ImportCounts): string {
  const { create, update, same, skipped, leftOut, problems } = counts;
  const parts = [
    { count: create, words: `${formatCount(create)} new` },
    { count: update, words: countOf(update, 'update') },
    { count: same, words: `${formatCount(same)} the same` },
    { count: skipped, words: `${formatCount(skipped)} skipped` },
    { count: leftOut, words: `${formatCount(leftOut)} left out` },
    { count: problems, words: `${formatCount(problems)} with problems` },
  ].filter(({ count }) => count > 0);
  const rows = countOf(counts.rows, 'row');
  return parts.length === 0 ? `${rows}.` : `${rows}: ${parts.map(({ words }) => words).join(', ')}.`;
}

/** What the person should know besides, in whole sentences. */
export function sayNotes({ decimal, notes }: Pick<ImportPreview, 'decimal' | 'notes'>): readonly string[] {
  if (decimal === null) return notes;
  const sign = decimal === '.' ? 'point' : 'comma';
  return [
    `The ${sign} is the decimal sign of the prices, as in all of them that read in one way only.`,
    ...notes,
  ];
}

/** `Imported 12 new products and updated 3.` */
export function sayImported(created: number, updated: number): string {
  if (updated === 0) return `Imported ${countOf(created, 'new product')}.`;
  if (created === 0) return `Imported ${countOf(updated, 'update')}.`;
  return `Imported ${countOf(created, 'new product')} and ${countOf(updated, 'update')}.`;
}

export type Fix = {
  /** What it does to so many rows. */
  readonly label: (rows: number) => string;
  readonly change: Partial<ImportPlan>;
};

const VARIANT_FIXES: readonly Fix[] = [
  { label: (rows) => `Each is a product: ${formatCount(rows)} more`, change: { variants: 'each' } },
  { label: (rows) => `Take the first row only, leave ${formatCount(rows)}`, change: { variants: 'first' } },
  {
    label: (rows) => `Keep ${formatCount(rows)} in the custom data`,
    change: { variants: 'custom-data' },
  },
];

/** What mends all rows of a group at once. */
export const FIXES: Readonly<Partial<Record<Repair, readonly Fix[]>>> = {
  'price-two-readings': [
    { label: () => 'The point is the decimal sign', change: { decimal: '.' } },
    { label: () => 'The comma is', change: { decimal: ',' } },
  ],
  'price-with-sign': [{ label: () => 'Drop what stands beside the price', change: { priceSigns: 'drop' } }],
  'price-unreadable': [{ label: () => 'Keep them as they stand', change: { unreadable: 'keep' } }],
  'custom-data': [{ label: () => 'Keep them as they stand', change: { unreadable: 'keep' } }],
  'variant-rows': VARIANT_FIXES,
  exists: [{ label: () => 'Update them', change: { mode: 'both' } }],
  'not-there': [{ label: () => 'Add them', change: { mode: 'both' } }],
};
