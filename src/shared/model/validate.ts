import { checkCustomData } from './check-custom-data.ts';
import { checkPrice, checkPriceAnywhere } from './check-price.ts';
import { canRefuse, checkImage, checkRule } from './check-text.ts';
import { findRule, isRuleInUse, type Target } from './field-rule.ts';
import { FIELD_WORDS } from './field-words.ts';
import type { Issue } from './issue.ts';
import { fieldsLeftOut } from './left-out.ts';
import type { ProductField, ProductFields } from './product.ts';
import type { Profile } from './profile.ts';
import { NOT_YET_PUBLISHED, type PublishedImage, withPublicImage } from './published-image.ts';

export type { Target } from './field-rule.ts';

/** What only the catalog knows. */
export type CatalogFacts = {
  /** The name of another product whose SKU was sent, or is unsure, at the same account. */
  readonly skuTakenBy?: string;
  /** How the product's image file stands where this remote's images go; where nobody says, it is published first. */
  readonly image?: PublishedImage | undefined;
};

/** Every problem and hint that a product has at one remote. The one validator of form, list, import and send. */
export function validateProduct(
  fields: ProductFields,
  target: Target,
  facts: CatalogFacts = {},
): readonly Issue[] {
  const { profile, settings } = target;
  const published = settings.imagePlaceId === null ? undefined : (facts.image ?? NOT_YET_PUBLISHED);
  const leaving = withPublicImage(fields, published);
  return [
    ...profile.fields.flatMap((rule) => checkRule(rule, leaving, target)),
    ...checkPrice(fields, target),
    ...(findRule(profile, 'imageUrl') ? checkImage(fields.imageUrl, published) : []),
    ...(findRule(profile, 'customData') ? checkCustomData(fields.customData) : []),
    ...checkPeriod(fields, target),
    ...checkSku(fields, target, facts),
    ...checkLeftOut(fields, target),
  ];
}

/** Whether another value of a field can make a problem at a remote or end one, or have the product wait for its image there. */
export function decidesProblems(profile: Profile, field: ProductField): boolean {
  const stored = findRule(profile, field) !== undefined;
  if (stored && ['price', 'imageUrl', 'customData', 'sku'].includes(field)) return true;
  if (field === 'currency' && findRule(profile, 'price') !== undefined) return true;
  return profile.fields.some(
    (rule) => canRefuse(rule) && (rule.from === field || rule.sendWhen?.field === field),
  );
}

/** What stands in the way of sending to any remote at all: said where there is no remote yet. */
export function validateAnywhere(fields: ProductFields): readonly Issue[] {
  return [...(fields.name === '' ? [NO_NAME] : []), ...checkPriceAnywhere(fields)];
}

const NO_NAME: Issue = {
  level: 'problem',
  field: 'name',
  code: 'required',
  text: 'Every remote needs a name.',
};

/** What of the issues keeps a product from being sent, and whether it is sent as soon as its image is published. */
export function checkOf(issues: readonly Issue[]): { readonly problems: number; readonly waits: boolean } {
  return {
    problems: issues.filter(({ level }) => level === 'problem').length,
    waits: issues.some(({ code }) => code === 'image-waits'),
  };
}

/** True when nothing stands in the way of sending. */
export function hasNoProblems(issues: readonly Issue[]): boolean {
  return issues.every(({ level }) => level !== 'problem');
}

function checkPeriod(fields: ProductFields, { profile }: Target): readonly Issue[] {
  const rule = findRule(profile, 'billingPeriod');
  const missing = fields.billingType === 'recurring' && fields.billingPeriod === null;
  if (rule === undefined || rule.required || !isRuleInUse(rule, fields) || !missing) return [];
  const text = 'Recurring billing has no period. Choose monthly, quarterly or yearly.';
  return [{ level: 'hint', field: 'billingPeriod', code: 'no-period', text }];
}

function checkSku(
  fields: ProductFields,
  { profile }: Target,
  { skuTakenBy }: CatalogFacts,
): readonly Issue[] {
  if (skuTakenBy === undefined || fields.sku === null || findRule(profile, 'sku') === undefined) return [];
  const text = `“${skuTakenBy}” was sent to ${profile.name} with this SKU. Choose another SKU.`;
  return [{ level: 'problem', field: 'sku', code: 'sku-taken', text }];
}

function checkLeftOut(fields: ProductFields, { profile }: Target): readonly Issue[] {
  return fieldsLeftOut(fields, profile).map((field) => ({
    level: 'hint',
    field,
    code: 'not-stored-there',
    text: `${profile.name} has no place for ${withArticle(FIELD_WORDS[field])}.`,
  }));
}

function withArticle(word: string): string {
  if (word === 'custom data') return word;
  return /^(?:[aeiou]|SKU)/.test(word) ? `an ${word}` : `a ${word}`;
}
