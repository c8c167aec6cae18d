import { keyColumn } from '../../../shared/model/import-key.ts';
import type { Delimiter, TableFormat, TextEncoding } from '../../../shared/model/table-file.ts';
import type {
  ImportCounts,
  ImportKey,
  ImportPlan,
  ImportPreview,
  ImportSuggestion,
  ImportTab,
} from '../../../shared/model/transfer.ts';
import type { REMEMBERED, Repair } from '../../../shared/model/transfer-words.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import type { Imported } from './import-store.ts';

/** What rows are found by, inside a sentence. */
export const KEY_WORDS: Readonly<Record<ImportKey, string>> = {
  sku: t`SKU`,
  name: t`name`,
  'remote-id': t`the id at a remote`,
  'product-id': t`the id of Offshelf`,
};

export const FORMAT_NAMES: Readonly<Record<TableFormat, string>> = {
  csv: t`CSV or TSV`,
  xlsx: t`Excel workbook`,
  json: 'JSON',
  jsonl: t`JSON lines`,
};

export const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = {
  ',': t`Comma`,
  ';': t`Semicolon`,
  '\t': t`Tab`,
  '|': t`Pipe |`,
};

/** `UTF-8`, `Windows-1252`. */
export function encodingName(encoding: TextEncoding): string {
  if (encoding.startsWith('windows')) return encoding.replace('w', 'W');
  return encoding === 'macintosh' ? t`Macintosh` : encoding.replace('_', '-').toUpperCase();
}

export const TABS: readonly { readonly id: ImportTab; readonly title: string; readonly none: string }[] = [
  { id: 'problems', title: t`Problems`, none: t`There are no problems.` },
  { id: 'create', title: t`New`, none: t`Nothing new would come in.` },
  { id: 'update', title: t`Updates`, none: t`No product that is here would change.` },
  { id: 'same', title: t`The same`, none: t`No row says what is here already.` },
  { id: 'skipped', title: t`Skipped`, none: t`Nothing is skipped.` },
  { id: 'left-out', title: t`Left out`, none: t`Nothing is left out.` },
];

/** `24 rows: 20 new, 3 updates, 1 the same`; all of it adds up. */
export function sayCounts(counts: ImportCounts): string {
  const { create, update, same, skipped, leftOut, problems } = counts;
  const parts = [
    { count: create, words: t`${formatCount(create)} new` },
    { count: update, words: countOf(update, 'update') },
    { count: same, words: t`${formatCount(same)} the same` },
    { count: skipped, words: t`${formatCount(skipped)} skipped` },
    { count: leftOut, words: t`${formatCount(leftOut)} left out` },
    { count: problems, words: t`${formatCount(problems)} with problems` },
  ].filter(({ count }) => count > 0);
  const rows = countOf(counts.rows, 'row');
  return parts.length === 0 ? `${rows}.` : `${rows}: ${parts.map(({ words }) => words).join(', ')}.`;
}

/** What the person should know besides, in whole sentences. */
export function sayNotes({ decimal, notes }: Pick<ImportPreview, 'decimal' | 'notes'>): readonly string[] {
  if (decimal === null) return notes;
  const sign =
    decimal === '.'
      ? t`The point is the decimal sign of the prices, as in all of them that read in one way only.`
      : t`The comma is the decimal sign of the prices, as in all of them that read in one way only.`;
  return [sign, ...notes];
}

/** `Imported 12 new products and updated 3.` */
function sayImported(created: number, updated: number): string {
  if (updated === 0) return t`Imported ${countOf(created, 'new product')}.`;
  if (created === 0) return t`Imported ${countOf(updated, 'update')}.`;
  return t`Imported ${countOf(created, 'new product')} and ${countOf(updated, 'update')}.`;
}

/** What came in, and what did not and where it is. */
export function sayDone({ created, updated, problems, place }: Imported): string {
  const done = sayImported(created, updated);
  if (problems === 0) return done;
  const rows = countOf(problems, 'row');
  const left = place === null ? t`${rows} did not come in.` : t`${rows} did not come in: see ${place.name}.`;
  return `${done} ${left}`;
}

export type Fix = {
  /** What it does to so many rows. */
  readonly label: (rows: number) => string;
  readonly change: Partial<ImportPlan>;
};

const VARIANT_FIXES: readonly Fix[] = [
  { label: (rows) => t`Each is a product: ${formatCount(rows)} more`, change: { variants: 'each' } },
  { label: (rows) => t`Take the first row only, leave ${formatCount(rows)}`, change: { variants: 'first' } },
  {
    label: (rows) => t`Keep ${formatCount(rows)} in the custom data`,
    change: { variants: 'custom-data' },
  },
];

const TAKE_CURRENCY: Fix = {
  label: () => t`Take the currency too`,
  change: { priceSigns: 'drop', signCurrency: 'take' },
};

/** What mends all rows of a group at once. */
const FIXES: Readonly<Partial<Record<Repair, readonly Fix[]>>> = {
  'price-two-readings': [
    { label: () => t`The point is the decimal sign`, change: { decimal: '.' } },
    { label: () => t`The comma is`, change: { decimal: ',' } },
  ],
  'price-with-sign': [
    { label: () => t`Drop what stands beside the price`, change: { priceSigns: 'drop' } },
    TAKE_CURRENCY,
  ],
  'price-other-currency': [TAKE_CURRENCY],
  'near-sku': [{ label: () => t`They are other products`, change: { nearSkus: 'apart' } }],
  'unknown-id': [
    { label: () => t`Find products by SKU`, change: { key: 'sku' } },
    { label: () => t`Find products by name`, change: { key: 'name' } },
    { label: (rows) => t`They are new products: ${formatCount(rows)}`, change: { unknownIds: 'new' } },
  ],
  'price-unreadable': [
    { label: () => t`Keep all that can’t be read, as it stands`, change: { unreadable: 'keep' } },
  ],
  'custom-data': [
    { label: () => t`Keep all that can’t be read, as it stands`, change: { unreadable: 'keep' } },
  ],
  'variant-rows': VARIANT_FIXES,
  exists: [{ label: () => t`Update them`, change: { mode: 'both' } }],
  'not-there': [{ label: () => t`Add them`, change: { mode: 'both' } }],
};

/** What can still be said to a group: what the plan says already mends nothing. */
export function fixesOf(repair: Repair, plan: ImportPlan): readonly Fix[] {
  const fixes = FIXES[repair] ?? [];
  return fixes.filter(
    ({ change }) =>
      JSON.stringify({ ...plan, ...change }) !== JSON.stringify(plan) &&
      (change.key === undefined || keyColumn(plan.columns, change.key) >= 0),
  );
}

const RECALLED_WORDS: Readonly<Record<(typeof REMEMBERED)[number], string>> = {
  columns: t`where columns go`,
  fixed: t`values for all rows`,
  key: t`what products are found by`,
  mode: t`whether rows are added or update`,
  priceSigns: t`currencies beside prices`,
  unreadable: t`what can’t be read`,
  belong: t`which rows belong together`,
  variants: t`what becomes of those`,
  images: t`further images`,
  spaces: t`spaces around texts`,
};

/** What is so only because it was the last time, in one line; `null` where nothing is. */
export function sayRecalled({ recalled }: ImportSuggestion): string | null {
  if (recalled.length === 0) return null;
  return t`As in the last import of these headings: ${recalled.map((part) => RECALLED_WORDS[part]).join(', ')}.`;
}

/** The file of the rows with problems of another: `mugs - problems`, without what a system gives a meaning to. */
export function nameProblems(file: string): string {
  const name = file
    .replace(/\.\w+$/u, '')
    .replaceAll(/[^\p{L}\p{N} _-]/gu, ' ')
    .trim()
    .slice(0, 60);
  return /^[\p{L}\p{N}]/u.test(name) ? `${name} - problems` : 'Problems';
}
