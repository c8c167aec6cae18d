import { type JsonValue, readCustomData } from '../../../../shared/model/custom-data.ts';
import {
  findCurrency,
  isRuleInUse,
  ruleText,
  type Target,
  translateWord,
} from '../../../../shared/model/field-rule.ts';
import { writePrice } from '../../../../shared/model/money.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { FieldRule, Profile, Transform } from '../../../../shared/model/profile.ts';
import { writeForm } from './form-codec.ts';
import { newBuilding, writePointer } from './json-pointer.ts';
import { printValue } from './json-text.ts';

/** What a transform sees besides the value. */
type Context = Target & {
  readonly fields: ProductFields;
  readonly rule: FieldRule;
  /** Our reference, unique for each product that is sent. */
  readonly identity: string;
};

/**
 * The text of a create request, its fields in the profile's order; no other field is ever sent.
 * @throws RangeError when a value can't be sent as it is, which the validator reports as a problem.
 */
export function buildBody(fields: ProductFields, target: Target, identity: string): string {
  const body = newBuilding();
  for (const rule of target.profile.fields) {
    if (!isRuleInUse(rule, fields)) continue;
    const value = valueOf({ ...target, fields, rule, identity });
    if (value !== undefined) writePointer(body, rule.to, value);
    else if (rule.whenEmpty !== 'omit') writePointer(body, rule.to, rule.whenEmpty === 'null' ? null : '');
  }
  const own = referencePlace(target.profile);
  if (own !== undefined) writePointer(body, own, identity);
  return target.profile.codec === 'json' ? JSON.stringify(body) : writeForm(body);
}

/** Where a body carries our reference as a field of its own. */
function referencePlace({ identity }: Profile): string | undefined {
  return identity.kind === 'body' || identity.kind === 'own-id' ? identity.to : undefined;
}

export function contentType(profile: Profile): string {
  return profile.codec === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
}

/** The value that a rule sends; `undefined` where there is nothing to send. */
function valueOf(context: Context): JsonValue | undefined {
  const text = ruleText(context.rule, context.fields);
  return context.rule.transform.reduce<JsonValue | undefined>(
    (value, transform) => apply(transform, value, context),
    text === '' ? undefined : text,
  );
}

function apply(transform: Transform, value: JsonValue | undefined, context: Context): JsonValue | undefined {
  switch (transform.kind) {
    case 'trim':
      return value; // done by ruleText, before anything else looks at it
    case 'const':
      return transform.value;
    case 'enum':
      return value === undefined ? transform.default : theirWord(transform, printValue(value), context);
    case 'lookup':
      return value === undefined ? undefined : currencyId(printValue(value), context);
    case 'money':
      return value === undefined
        ? undefined
        : writePrice(printValue(value), context.fields.currency, transform.as);
    case 'list-of-one':
      return value === undefined ? undefined : [value];
    case 'merge-object':
      return withReference(value === undefined ? null : printValue(value), transform.clientRef, context);
  }
}

function theirWord(transform: Extract<Transform, { kind: 'enum' }>, word: string, context: Context): string {
  const theirs = translateWord(context.rule, transform, word, context.settings);
  if (theirs === undefined) throw new RangeError(`${context.profile.name} has no word for ${word}`);
  return theirs;
}

/** The account's default currency goes without saying. */
function currencyId(code: string, { settings, profile }: Context): string | undefined {
  const found = findCurrency(settings, code);
  if (found.kind === 'unknown') throw new RangeError(`${profile.name}'s id for ${code} is not known`);
  return found.kind === 'id' ? found.id : undefined;
}

/** Custom data with our reference beside it; a value of the person's own under that key is never overwritten. */
function withReference(
  text: string | null,
  key: string | undefined,
  context: Context,
): JsonValue | undefined {
  const reading = readCustomData(text);
  if (reading.kind === 'invalid') throw new RangeError('custom data is no JSON object');
  const own = reading.kind === 'object' ? reading.value : undefined;
  if (key === undefined || !context.settings.addReference || (own && Object.hasOwn(own, key))) return own;
  return { ...own, [key]: context.identity };
}
