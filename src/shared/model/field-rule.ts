import type { ProductFields } from './product.ts';
import type { FieldRule, Profile, Transform } from './profile.ts';
import type { RemoteSettings } from './remote.ts';

/** What a product is checked against: the profile's rules and the person's choices for that remote. */
export type Target = { readonly profile: Profile; readonly settings: RemoteSettings };

type EnumTransform = Extract<Transform, { kind: 'enum' }>;

/** The rule that carries a field to this remote, or `undefined` where it has no place there; a constant carries none. */
export function findRule(profile: Profile, field: FieldRule['from']): FieldRule | undefined {
  const isConst = ({ transform }: FieldRule) => transform.some(({ kind }) => kind === 'const');
  return profile.fields.find((rule) => rule.from === field && !isConst(rule));
}

/** False when a rule waits for another field's value: a billing period is sent with recurring billing only. */
export function isRuleInUse(rule: FieldRule, fields: ProductFields): boolean {
  if (rule.sendWhen === undefined) return true;
  const value = fields[rule.sendWhen.field];
  return value !== null && rule.sendWhen.in.includes(value);
}

/** The field's text as this rule sees it; `''` when it is not set. */
export function ruleText(rule: FieldRule, fields: ProductFields): string {
  const text = fields[rule.from] ?? '';
  return rule.transform.some(({ kind }) => kind === 'trim') ? text.trim() : text;
}

/** Their word for ours, the person's own choice first; `undefined` when they have none. */
export function translateWord(
  rule: FieldRule,
  transform: EnumTransform,
  word: string,
  settings: RemoteSettings,
): string | undefined {
  if (rule.from === 'status' && Object.hasOwn(settings.status, word)) return settings.status[word];
  return Object.hasOwn(transform.values, word) ? transform.values[word] : undefined;
}

/**
 * How a currency is named to a remote: by the id in the person's table, by saying nothing where it is the
 * account's default, or not at all.
 */
export function findCurrency(
  settings: RemoteSettings,
  code: string,
):
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'account-default' }
  | { readonly kind: 'unknown' } {
  const id = Object.hasOwn(settings.currencies, code) ? settings.currencies[code] : undefined;
  if (id !== undefined) return { kind: 'id', id };
  return { kind: settings.accountCurrency === code ? 'account-default' : 'unknown' };
}
