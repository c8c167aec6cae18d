import type { Output } from '../shared/contract/api.ts';
import type { ImportGroup, ImportPlan } from '../shared/model/transfer.ts';
import type { Repair } from '../shared/model/transfer-words.ts';
import { nameTarget } from './import-map.ts';
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
  const rows = headings.map((heading, at) => ({
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

/** What an import would do: counts that add up, and problems by what mends them. */
export function describePreview({ counts, problems, skipped, notes, decimal }: Preview): string {
  const n = (number: number) => number.toLocaleString('en');
  const sum = `${count(counts.rows, 'row')}: ${n(counts.create)} new, ${n(counts.update)} to update, ${n(counts.same)} the same, ${n(counts.skipped)} skipped, ${n(counts.problems)} with problems.`;
  const word = decimal === '.' ? 'point' : 'comma';
  const sign = `Prices show a ${word} as their decimal sign; one that could be read in two ways is read so.`;
  return [
    sum,
    ...(decimal === null ? [] : [sign]),
    ...notes,
    ...(problems.length === 0 ? [] : ['Problems:', ...problems.map(describeGroup)]),
    ...(skipped.length === 0 ? [] : ['Skipped:', ...skipped.map(describeGroup)]),
  ].join('\n');
}

function describeGroup({ rows, line, note, repair }: ImportGroup): string {
  const hint = HINTS[repair];
  return `  ${count(rows, 'row')}, first in line ${line}: ${note}${hint === undefined ? '' : ` (${hint})`}`;
}

const HINTS: Partial<Record<Repair, string>> = {
  'price-two-readings': '--decimal point, or --decimal comma',
  'price-with-sign': '--drop-currency-signs',
  'variant-rows': '--variants each, --variants first, or --variants custom-data',
};

/** What has to be answered before anything comes in, because it would be guessed otherwise; `null` where nothing has. */
export function sayAsked({ problems }: Preview): string | null {
  const asked = problems.filter(({ repair }) => repair === 'price-two-readings' || repair === 'variant-rows');
  if (asked.length === 0) return null;
  return ['Nothing was imported: first say what is meant.', ...asked.map(describeGroup)].join('\n');
}
