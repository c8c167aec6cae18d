import { findRule, translateWord } from '../../../shared/model/field-rule.ts';
import type { ProductField } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import type { RemoteTarget } from './form-issues.ts';

/** The word that a remote gets for a choice of ours, or its default where nothing is set; `null` where it has neither. */
export function wordAt(
  { remote, profile }: RemoteTarget,
  field: ProductField,
  value: string | null,
): string | null {
  const rule = findRule(profile, field);
  const choice = rule?.transform.find(({ kind }) => kind === 'enum');
  if (rule === undefined || choice?.kind !== 'enum') return null;
  if (value === null) return choice.default ?? null;
  return translateWord(rule, choice, value, remote.settings) ?? null;
}

/** `Sent as active to Jani, draft to JourneyBee.`, or nothing where every remote uses our own word. */
export function sentAs(targets: readonly RemoteTarget[], field: ProductField, value: string | null): string {
  const words = targets.flatMap((target) => {
    const word = wordAt(target, field, value);
    return word === null || word === value ? [] : [t`${say(word)} to ${target.remote.name}`];
  });
  return words.length === 0 ? '' : t`Sent as ${words.join(', ')}.`;
}

/** `Jani`, `Jani and JourneyBee`, `Jani, JourneyBee and Shop`. */
export function sayNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : t`${names.slice(0, -1).join(', ')} and ${last}`;
}

function say(word: string): string {
  return word.replaceAll('_', ' ');
}

/** The tightest limit on a field's characters among these remotes. */
export function limitAt(
  targets: readonly RemoteTarget[],
  field: ProductField,
): { readonly limit: number; readonly remote: string } | null {
  const limits = targets.flatMap(({ remote, profile }) => {
    const limit = findRule(profile, field)?.maxLength;
    return limit === undefined ? [] : [{ limit, remote: remote.name }];
  });
  return limits.toSorted((a, b) => a.limit - b.limit)[0] ?? null;
}
