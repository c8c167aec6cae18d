import type { Output } from '../shared/contract/api.ts';
import { keyColumn } from '../shared/model/import-key.ts';
import type { ImportGroup, ImportPlan } from '../shared/model/transfer.ts';
import type { Repair } from '../shared/model/transfer-words.ts';
import { describeFixed, sayFixed } from './import-fixed.ts';
import { nameColumns, nameTarget } from './import-map.ts';
import { wordOfKey } from './import-options.ts';
import { count, writeTable } from './table.ts';

type Look = Output<'imports.look'>;
type Preview = Output<'imports.prepare'>;

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

/** How a file is read and what each column goes into, as lines. */
export function describeLook(look: Look, plan: ImportPlan): readonly string[] {
  const { reading, headings, suggestion, warnings } = look;
  const how =
    reading.format === 'csv'
      ? `CSV, ${reading.encoding}, delimiter ${DELIMITER_NAMES[reading.delimiter]}`
      : `${reading.format.toUpperCase()}${reading.sheet === null ? '' : `, sheet “${reading.sheet}”`}`;
  const rows = nameColumns(headings).map((heading, at) => ({
    heading,
    target: nameTarget(plan.columns[at]),
    reason:
      nameTarget(plan.columns[at]) === nameTarget(suggestion.plan.columns[at])
        ? (suggestion.reasons[at] ?? '')
        : '',
  }));
  const used = rows.filter(({ target }) => target !== 'ignore');
  const left = rows.filter(({ target }) => target === 'ignore').map(({ heading }) => heading);
  const table = writeTable(
    [
      { head: 'column', of: ({ heading }: (typeof rows)[number]) => heading },
      { head: 'goes into', of: ({ target }) => target },
      { head: 'because', of: ({ reason }) => reason },
    ],
    used,
  );
  return [
    `Read as ${how}.`,
    ...suggestion.notes,
    ...warnings.map(({ message }) => message),
    table,
    ...(left.length === 0
      ? []
      : [
          `Left out: ${left.slice(0, 30).join(', ')}${left.length > 30 ? ` and ${left.length - 30} more` : ''}.`,
        ]),
    ...describeFixed(plan.fixed ?? []),
    `Rows are found by ${nameKey(plan)}. Blank cells ${plan.blank === 'keep' ? 'keep what is there' : 'clear what is there'}.`,
  ];
}

function nameKey({ key }: ImportPlan): string {
  return {
    'product-id': 'the id that Offshelf wrote',
    sku: 'SKU',
    name: 'name',
    'remote-id': 'the id at the remote',
  }[key];
}

/** What was decided by nothing but the last import of the same headings, as a call would say it; `null` where nothing was. */
export function sayRecalled(recalled: readonly Recalled[], plan: ImportPlan): string | null {
  if (recalled.length === 0) return null;
  const parts = recalled.map((part) => (part === 'columns' ? 'where columns go' : nameRecalled(part, plan)));
  return `As in the last import of these headings: ${parts.join(', ')}. With --forget, nothing of it is used.`;
}

type Recalled = Look['suggestion']['recalled'][number];

function nameRecalled(part: Exclude<Recalled, 'columns'>, plan: ImportPlan): string {
  switch (part) {
    case 'key':
      return `--key ${wordOfKey(plan.key)}`;
    case 'priceSigns':
      return plan.priceSigns === 'drop'
        ? '--drop-currency-signs'
        : 'currencies beside prices are asked about';
    case 'unreadable':
      if (plan.unreadable === 'keep-all') return 'prices are taken over as they stand';
      return plan.unreadable === 'keep' ? '--unreadable keep' : 'what can’t be read is a problem';
    case 'fixed':
      return sayFixed(plan.fixed ?? []);
    case 'belong':
      return 'which rows belong together';
    case 'variants':
      return plan.variants === null ? 'variants are asked about' : `--variants ${plan.variants}`;
    default:
      return `--${part} ${plan[part]}`;
  }
}

/** What an import would do: counts that add up, and problems by what mends them. */
export function describePreview({ counts, problems, skipped, notes, decimal, plan }: Preview): string {
  const describe = (group: ImportGroup) => describeGroup(group, plan);
  const n = (number: number) => number.toLocaleString('en');
  const sum = `${count(counts.rows, 'row')}: ${n(counts.create)} new, ${n(counts.update)} to update, ${n(counts.same)} the same, ${n(counts.skipped)} skipped, ${n(counts.problems)} with problems.`;
  const word = decimal === '.' ? 'point' : 'comma';
  const sign = `Prices show a ${word} as their decimal sign; one that could be read in two ways is read so.`;
  return [
    sum,
    ...(decimal === null ? [] : [sign]),
    ...notes,
    ...(problems.length === 0 ? [] : ['Problems:', ...problems.map(describe)]),
    ...(skipped.length === 0 ? [] : ['Skipped:', ...skipped.map(describe)]),
  ].join('\n');
}

function describeGroup({ rows, line, note, repair }: ImportGroup, { columns }: ImportPlan): string {
  const isNameless = repair === 'no-name' && keyColumn(columns, 'name') < 0;
  const hint = isNameless ? NO_NAMES : HINTS[repair];
  return `  ${count(rows, 'row')}, first in line ${line}: ${note}${hint === undefined ? '' : ` (${hint})`}`;
}

const NO_NAMES =
  'no column goes into the name: --map FILE says which one does; --sheet and --heading-row say where the table is';

const HINTS: Partial<Record<Repair, string>> = {
  'price-two-readings': '--decimal point, or --decimal comma',
  'price-with-sign': '--drop-currency-signs, or --take-currency-signs',
  'price-other-currency': '--take-currency-signs',
  'unknown-id': '--key sku, or --key name; or --unknown-ids new',
  'near-sku': '--near-skus apart makes them products of their own',
  'variant-rows': '--variants each, --variants first, or --variants custom-data',
};

/** What has to be answered before anything comes in, because it would be guessed otherwise; `null` where nothing has. */
export function sayAsked({ problems, plan }: Preview): string | null {
  const asked = problems.filter(({ repair }) => repair === 'price-two-readings' || repair === 'variant-rows');
  if (asked.length === 0) return null;
  return [
    'Nothing was imported: first say what is meant.',
    ...asked.map((group) => describeGroup(group, plan)),
  ].join('\n');
}
