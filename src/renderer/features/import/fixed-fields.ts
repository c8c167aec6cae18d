import type { FixedValue, ImportPlan } from '../../../shared/model/transfer.ts';
import { FIXABLE_FIELDS } from '../../../shared/model/transfer-words.ts';

type Fixable = (typeof FIXABLE_FIELDS)[number];

/** What a shop's file most often does not say. */
const OFTEN: readonly Fixable[] = ['currency', 'status', 'type'];

/** Fields that neither a column nor another value goes into; the likeliest first. */
export function freeFields({
  columns,
  fixed = [],
}: Pick<ImportPlan, 'columns' | 'fixed'>): readonly Fixable[] {
  const targets = [...columns, ...fixed.map(({ into }) => into)];
  const taken = new Set(targets.flatMap((target) => (target.to === 'field' ? [target.field] : [])));
  return [...new Set([...OFTEN, ...FIXABLE_FIELDS])].filter((field) => !taken.has(field));
}

/** A line that is not filled in yet. */
export function newFixed([field]: readonly Fixable[]): FixedValue {
  const into = field === undefined ? NEW_MEMBER : ({ to: 'field', field } as const);
  return { into, value: '', on: 'new' };
}

export const NEW_MEMBER = { to: 'custom-data', key: '' } as const;
