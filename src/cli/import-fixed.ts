import type { FixedValue, ImportPlan } from '../shared/model/transfer.ts';
import { FIXABLE_FIELDS } from '../shared/model/transfer-words.ts';
import type { Given } from './command.ts';
import { wrongUsage } from './command-failure.ts';
import { suggest } from './nearest.ts';
import { type Pair, readPairs } from './read-pairs.ts';

type Fixed = readonly FixedValue[];
type On = FixedValue['on'];

/** What a map file and a dry run call the values of new products, and of all. */
export const FIXED_WORDS = { new: 'set', all: 'setAll' } as const satisfies Record<On, string>;

const OPTIONS = { new: 'set', all: 'set-all' } as const satisfies Record<On, string>;

/** What the call says that all rows have; `undefined` where it says nothing of it. @throws CommandFailure of wrong usage */
export function readFixedOptions(given: Given): FixedValue[] | undefined {
  const read = (on: On) => readPairs(given.list(OPTIONS[on]), 'FIELD', `--${OPTIONS[on]}`);
  const fixed = toFixed({ new: read('new'), all: read('all') });
  return fixed.length === 0 ? undefined : fixed;
}

/** The same of a map file. @throws CommandFailure of wrong usage */
export function toFixed(pairs: Readonly<Record<On, readonly Pair[]>>): FixedValue[] {
  const names = [...pairs.new, ...pairs.all].map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw wrongUsage(`“${twice}” is set for new products and for all. Take one away.`);
  return (['new', 'all'] as const).flatMap((on) =>
    pairs[on].map(({ name, value }) => {
      if (value.trim() === '') throw wrongUsage(`Say the value of “${name}” that all rows have.`);
      return { into: readInto(name), value, on };
    }),
  );
}

function readInto(word: string): FixedValue['into'] {
  const field = FIXABLE_FIELDS.find((one) => one === word);
  if (field !== undefined) return { to: 'field', field };
  const key = /^customData\.(.+)$/u.exec(word)?.[1];
  if (key !== undefined) return { to: 'custom-data', key };
  throw wrongUsage(
    `“${word}” can’t be the same for all rows.${suggest(word, FIXABLE_FIELDS)} Use one of ${FIXABLE_FIELDS.join(', ')}, or customData.NAME.`,
  );
}

function nameInto(into: FixedValue['into']): string {
  return into.to === 'field' ? into.field : `customData.${into.key}`;
}

/** The opposite: the values of a plan by where they go. */
export function nameFixed(
  { fixed = [] }: Pick<ImportPlan, 'fixed'>,
  on: On,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fixed.filter((one) => one.on === on).map(({ into, value }) => [nameInto(into), value]),
  );
}

/** As a call would say it: `--set currency=EUR`. */
export function sayFixed(fixed: Fixed): string {
  return fixed.map(({ into, value, on }) => `--${OPTIONS[on]} ${nameInto(into)}=${value}`).join(' ');
}

/** What comes of it, in a sentence; none where no row has any. */
export function describeFixed(fixed: Fixed): readonly string[] {
  const some = (on: On) =>
    fixed.filter((one) => one.on === on).map(({ into, value }) => `${nameInto(into)} “${value}”`);
  const [created, all] = [some('new'), some('all')];
  return [
    ...(created.length === 0 ? [] : [`New products get ${created.join(', ')}.`]),
    ...(all.length === 0 ? [] : [`All products, those that are here already too, get ${all.join(', ')}.`]),
  ];
}
