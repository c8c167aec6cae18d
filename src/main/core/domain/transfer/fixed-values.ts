import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import type { ColumnTarget, FixedValue, ImportPlan } from '../../../../shared/model/transfer.ts';
import { Failure } from '../failure.ts';
import { isBlank } from './columns.ts';
import { createFileFacts } from './file-facts.ts';
import { readFieldCell } from './read-field.ts';
import type { RowReading } from './read-row.ts';

type Says = Pick<RowReading, 'values' | 'members'>;

/** What every row says besides its cells: of a new product, and of one that is here already. */
export type FixedValues = { readonly created: Says; readonly updated: Says };

/** @throws Failure `bad-input` where a column goes to the same place, or the value can’t be read */
export function readFixed(plan: ImportPlan): FixedValues {
  const { fixed = [], columns } = plan;
  const places = fixed.map(({ into }) => namePlace(into));
  const taken = places.find((place) => columns.some((target) => namePlace(target) === place));
  if (taken !== undefined) throw refuse(`A column and a value for all rows both go into the ${taken}.`);
  const twice = places.find((place, at) => places.indexOf(place) !== at);
  if (twice !== undefined) throw refuse(`Two values for all rows go into the ${twice}.`);
  return {
    created: readSome(fixed, plan),
    updated: readSome(
      fixed.filter(({ on }) => on === 'all'),
      plan,
    ),
  };
}

function refuse(what: string): Failure {
  return new Failure('bad-input', `${what} Leave one of them out.`);
}

function namePlace(target: ColumnTarget): string | null {
  if (target.to === 'field') return FIELD_WORDS[target.field];
  return target.to === 'custom-data' ? `custom data under “${target.key}”` : null;
}

function readSome(fixed: readonly FixedValue[], plan: ImportPlan): Says {
  const read = fixed.map((one) => readOne(one, plan));
  return {
    values: Object.assign({}, ...read.map(({ values }) => values)) as Says['values'],
    members: read.flatMap(({ members }) => members),
  };
}

function readOne({ into, value }: FixedValue, plan: ImportPlan): Says {
  if (isBlank(value))
    throw new Failure('bad-input', `The value of all rows for the ${namePlace(into)} is empty. Type one.`);
  if (into.to === 'custom-data') return { values: {}, members: [[into.key, JSON.stringify(value)]] };
  // What is usual in a file is none of what somebody types once: nothing of it is dropped or kept unread.
  const settings = { ...plan, priceSigns: 'ask', unreadable: 'ask' } as const;
  const reading = readFieldCell(into.field, value, undefined, settings, createFileFacts());
  if ('trouble' in reading)
    throw new Failure('bad-input', `A value for all rows can’t be used. ${reading.trouble.note}`);
  return { values: { [into.field]: reading.value }, members: [] };
}

/** What a row says, with what all rows say where it has nothing to say. */
export function withFixed(reading: RowReading, { values, members }: Says): RowReading {
  return {
    ...reading,
    values: { ...values, ...reading.values },
    members: [...members, ...reading.members],
  };
}
